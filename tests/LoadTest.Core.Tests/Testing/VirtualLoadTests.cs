using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Testing;

/// <summary>The kit itself: virtual waits, real answers.</summary>
public sealed class VirtualLoadTests
{
    [Fact]
    public void A_load_class_runs_as_its_attributes_say_in_no_time()
    {
        var load = VirtualLoad.Of<Shopper>();

        var outcome = load.Run();

        Assert.Equal((StopReason.Completed, 2), (outcome.StopReason, outcome.UsersStarted));
        Assert.Equal(Some.Seconds(55), outcome.Metrics.Measured);
        Assert.Equal([0, 10, 20, 30, 40, 50], load.Journal.Entries.Where(entry => entry.User == 1).Select(entry => entry.Second));
    }

    [Fact]
    public void Load_and_settings_can_be_given_in_their_place()
    {
        var load = VirtualLoad.Of<Shopper>(users: 3, duration: 4.5).With("StopTimeout", "1s").With("Seed", 42);

        load.Run();

        Assert.Equal(3, load.Journal.Count("Browse"));
        Assert.Equal((Some.Seconds(1), 42), (load.Definition.Settings.StopTimeout, load.Definition.Settings.Seed));
    }

    [Fact]
    public void The_run_can_be_prepared_before_anybody_sees_it()
    {
        var load = VirtualLoad.Of<Listener>(duration: 1).Prepared(run => run.Shared(() => new List<string> { "prepared" }));

        load.Run();

        Assert.Equal(["prepared"], load.Journal.Lines);
    }

    [Fact]
    public void The_result_is_judged_as_that_of_any_run()
    {
        var result = VirtualLoad.Of<Shopper>().Judge();

        Assert.Equal("12 requests by 2 users in 55 s (0.218/s): 12 ok, 0 failed, 0 cancelled", result.Run.Summary);
    }

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

    [Users(2, Duration = "55s")]
    public sealed class Shopper : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(10);

        [Task]
        public Task Browse()
        {
            Say(nameof(Browse));
            return RequestAsync();
        }
    }

    public sealed class Listener : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(10);

        [Task] public void Listen() => Run.Shared(() => new List<string>()).ForEach(Say);
    }
}
