using System.Text;
using LoadTest.Http;

namespace LoadTest.Tests.Http;

public sealed class EventStreamTests
{
    [Theory]
    [InlineData("0", 0.1)]
    [InlineData("250", 0.25)]
    [InlineData("86400001", 86_400)]
    [InlineData("922337203685476", 86_400)] // a timer would not take it
    public async Task A_server_may_ask_to_be_left_alone_for_a_tenth_of_a_second_to_a_day(string millis, double seconds)
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes($"retry: {millis}\ndata: one\n\n"));
        await using var stream = new EventStream(body, new ServerEventOptions(), lastEventId: "", CancellationToken.None);

        Assert.True(await stream.HasNextAsync());

        Assert.Equal(TimeSpan.FromSeconds(seconds), stream.RetryAfter(TimeSpan.FromSeconds(3)));
    }
}
