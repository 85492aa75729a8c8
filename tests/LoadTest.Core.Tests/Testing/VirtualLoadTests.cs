using LoadTest.Testing;

namespace LoadTest.Tests.Testing;

/// <summary>The kit itself: virtual waits, real answers.</summary>
public sealed class VirtualLoadTests
{
    [Fact]
    public async Task Minutes_of_waits_and_real_answers_take_no_time()
    {
        await using var server = await StubServer.StartAsync();
        server.On("/slow", 200, "ok").On("/gone", 404);

        var outcome = VirtualLoad.Of<Patient>(users: 20, duration: 295).Against(server.Address).Run();

        // Every user waits exactly 10 s, and nothing else takes time: 30 iterations in 295 s, of two requests each.
        Assert.Equal((600, 600), (outcome.Metrics.Measurement.Ok, outcome.Metrics.Measurement.Failed));
        Assert.Equal(1_200, server.Requests);
    }

    [LoadTest]
    [Users(1)]
    public sealed class Patient : HttpUser
    {
        public override Uri Host => new("http://unused.invalid");

        protected internal override WaitTime WaitTime => WaitTime.Constant(10);

        [Task]
        public async Task Look()
        {
            await Http.GetAsync("/slow");
            await Http.GetAsync("/gone");
        }
    }
}
