using System.Text;
using LoadTest.Http;

namespace LoadTest.Tests.Http.Wire;

/// <summary>
/// The wire of our own against the platform's client: the same scenario through both, against the same scripted server. What the
/// user gets, what is counted, how many connections there are and what the server sees must be the same.
/// </summary>
public sealed class SameAsPlatformTests
{
    const string Second = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond";

    public static TheoryData<string> RawNames => [.. RawResponses.All.Keys];

    public static TheoryData<string> RequestNames => [.. RequestScenarios.All.Keys];

    [Theory]
    [MemberData(nameof(RawNames))]
    public Task A_response_reads_the_same(string name)
    {
        var (bytes, closes) = RawResponses.All[name];
        return AssertSameAsync(Answering(connection => connection.SendAsync(bytes), closes), GetTwiceAsync);
    }

    [Theory]
    [MemberData(nameof(RawNames))]
    public Task A_response_to_HEAD_reads_the_same(string name)
    {
        var (bytes, _) = RawResponses.All[name];
        var head = bytes[..(bytes.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var end and >= 0 ? end + 4 : bytes.Length)];
        return AssertSameAsync(Answering(connection => connection.SendAsync(head), closes: true), async http =>
            [await http.HeadAsync("/first"), await http.GetAsync("/second")]);
    }

    [Theory]
    [InlineData("chunks with trailers")]
    [InlineData("a folded header")]
    [InlineData("hints, then 200")]
    [InlineData("a body of known length")]
    [InlineData("chunks with extensions")]
    [InlineData("a chunk that is longer than it says")]
    [InlineData("a bad name and then the end")]
    public Task A_response_that_comes_byte_by_byte_reads_the_same(string name)
    {
        var (bytes, closes) = RawResponses.All[name];
        return AssertSameAsync(
            Answering(
                async connection =>
                {
                    foreach (var one in Encoding.Latin1.GetBytes(bytes)) await connection.SendAsync(new[] { one });
                },
                closes),
            GetTwiceAsync);
    }

    [Theory]
    [MemberData(nameof(RequestNames))]
    public Task A_request_is_written_the_same(string name)
    {
        var (act, options) = RequestScenarios.All[name];
        return AssertSameAsync(AnsweringAll("HTTP/1.1 200 OK\r\nSet-Cookie: seen=1\r\nContent-Length: 2\r\n\r\nok"), act, options, RequestScenarios.PlatformOnly.Contains(name));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    [InlineData(300)]
    [InlineData(304)]
    public Task A_redirect_is_followed_the_same(int status) => AssertSameAsync(
        AnsweringAll($"HTTP/1.1 {status} Moved\r\nLocation: /there\r\nSet-Cookie: way=1\r\nContent-Length: 3\r\n\r\nway"),
        async http =>
        [
            await http.GetAsync("/a"), await http.PostAsync("/b", new StringContent("text")), await http.PostAsJsonAsync("/c", new { X = 1 }),
            await http.PutAsync("/d", new StringContent("text")), await http.DeleteAsync("/e"), await http.GetAsync("/f").WithoutRedirects(),
        ],
        new HttpOptions { MaxRedirects = 3 });

    [Fact]
    public Task A_connection_that_ends_before_a_response_is_tried_again_for_a_request_without_a_body() =>
        AssertSameAsync(connection => connection.ReadAsync(), async http => [await http.GetAsync("/a"), await http.DeleteAsync("/b")]);

    [Fact]
    public Task A_connection_that_ends_before_a_response_is_not_tried_again_for_a_request_with_a_body() =>
        AssertSameAsync(connection => connection.ReadAsync(), async http => [await http.PostAsync("/a", new StringContent("text")), await http.PostAsync("/b", content: null)]);

    [Fact]
    public Task The_second_attempt_is_answered() => AssertSameAsync(
        async connection =>
        {
            await connection.ReadAsync();
            if (connection.Number > 0) await connection.SendAsync(Second);
        },
        async http => [await http.GetAsync("/a")]);

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nhello")]
    public Task A_reset_is_told_the_same(string before) => AssertSameAsync(
        async connection =>
        {
            await connection.ReadAsync();
            if (before.Length > 0)
            {
                await connection.SendAsync(before);

                // The reset throws away what has not been read: the client must have seen the beginning.
                await Task.Delay(50);
            }

            connection.Reset();
        },
        async http => [await http.GetAsync("/a"), await http.PostAsync("/b", new StringContent("text"))]);

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello")]
    public Task A_response_that_does_not_come_times_out_the_same(string before) => AssertSameAsync(
        async connection =>
        {
            await connection.ReadAsync();
            if (before.Length > 0) await connection.SendAsync(before);
            await connection.ReadAsync();
        },
        async http => [await http.GetAsync("/a").WithTimeout(TimeSpan.FromMilliseconds(200)), await http.GetAsync("/b").WithTimeout(TimeSpan.FromMilliseconds(200))]);

    [Fact]
    public Task A_body_is_kept_up_to_the_limit() => AssertSameAsync(
        Answering(
            async connection =>
            {
                await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 17825792\r\n\r\n");
                await connection.SendAsync(new byte[17 * 1024 * 1024]);
            },
            closes: false),
        GetTwiceAsync);

    [Fact]
    public Task Requests_at_once_have_connections_of_their_own() => AssertSameAsync(
        async connection =>
        {
            while (await connection.ReadAsync())
            {
                await Task.Delay(30);
                await connection.SendAsync(Second);
            }
        },
        async http => await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => http.GetAsync("/a").AsTask())));

    [Fact]
    public Task A_response_that_comes_unasked_spoils_the_connection() => AssertSameAsync(
        async connection =>
        {
            await connection.ReadAsync();
            await connection.SendAsync(Second);
            await Task.Delay(20);
            await connection.SendAsync(Second);
            await connection.ReadAsync();
        },
        async http =>
        {
            var first = await http.GetAsync("/a");
            await Task.Delay(100);
            return [first, await http.GetAsync("/b")];
        });

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://[::1]:1/")]
    [InlineData("http://does-not-exist.invalid/")]
    [InlineData("http://localhost:1/")]
    public Task A_connection_that_cannot_be_opened_is_told_the_same(string address) =>
        AssertSameAsync(AnsweringAll(Second), async http => [await http.GetAsync(address), await http.GetAsync(address)]);

    static async Task<IReadOnlyList<HttpReply>> GetTwiceAsync(HttpSession http) => [await http.GetAsync("/first"), await http.GetAsync("/second")];

    /// <summary>The first request of the first connection gets the answer; all others a plain one.</summary>
    static Func<ScriptedConnection, Task> Answering(Func<ScriptedConnection, Task> answer, bool closes) => async connection =>
    {
        for (var request = 0; await connection.ReadAsync(); request++)
        {
            if (connection.Number > 0 || request > 0)
            {
                await connection.SendAsync(Second);
                continue;
            }

            await answer(connection);
            if (closes) return;
        }
    };

    static Func<ScriptedConnection, Task> AnsweringAll(string answer) => async connection =>
    {
        while (await connection.ReadAsync()) await connection.SendAsync(answer);
    };

    static async Task AssertSameAsync(Func<ScriptedConnection, Task> script, Func<HttpSession, Task<IReadOnlyList<HttpReply>>> act, HttpOptions? options = null, bool isPlatformOnly = false)
    {
        var (expected, _) = await Transcript.OfAsync(HttpClientChoice.Platform, script, act, options);
        var (actual, platformClients) = await Transcript.OfAsync(HttpClientChoice.Automatic, script, act, options);

        Assert.Equal(expected, actual);
        if (OperatingSystem.IsLinux()) Assert.Equal(isPlatformOnly ? 1 : 0, platformClients);
    }
}
