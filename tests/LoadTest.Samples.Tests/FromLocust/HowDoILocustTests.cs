using FromLocust.HowDoILocust;
using LoadTest.Testing;

namespace LoadTest.Samples.FromLocust;

public sealed class HowDoILocustTests : ServiceTests
{
    [Fact]
    public async Task S_002_1_literal_braces_are_sent_encoded_and_grouped_as_written()
    {
        LoadOf<MyLocust>(users: 5, duration: 60).Run();

        Assert.Equal(["/resources/%7Bid%7D"], (await SeenAsync()).Routes["GET /resources/{id}"].Targets.Keys);
        Assert.Equal(["/resources/{id}"], Sent.All.Select(request => request.Name).Distinct());
    }

    [Fact]
    public void S_002_2_users_wait_900_to_1100_milliseconds()
    {
        LoadOf<MyLocust>(users: 20, duration: 600).Run();

        var pauses = Sent.ByUser().SelectMany(Pauses).ToList();
        Assert.True(pauses.Count > 10_000);
        Assert.All(pauses, pause => Assert.InRange(pause, 0.9, 1.1));

        // Uniform: of so many, some are within a hundredth of either end.
        Assert.InRange(pauses.Min(), 0.9, 0.902);
        Assert.InRange(pauses.Max(), 1.098, 1.1);
    }

    [Fact]
    public void S_002_4_a_user_picks_a_task_runs_it_waits_and_repeats()
    {
        var load = VirtualLoad.Of<Loop>(users: 1, duration: 10);

        load.Run();

        Assert.Equal(["pick", "run", "wait", "pick", "run", "wait", "pick", "run", "wait"], load.Journal.Lines.Take(9));
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2], load.Journal.Entries.Take(9).Select(entry => entry.Second));
    }

    [Fact]
    public async Task S_002_7_a_hundred_ids_are_one_row()
    {
        var outcome = LoadOf<GroupedUser>(users: 20, duration: 600).Run();

        Assert.Equal(100, (await SeenAsync()).Routes["GET /resources/{id}"].Targets.Count);
        Assert.Equal(["GET /resources/UUID"], outcome.Metrics.Series.Select(series => series.Series.ToString()));
    }

    [Fact]
    public void S_002_9_a_long_task_stops_its_users_and_work_in_the_background_does_not()
    {
        const int Users = 5;
        const double Seconds = 600;

        LoadOf<SleepingUser>(Users, Seconds).Run();
        var foreground = Sent.All.Count / Seconds;
        var background = LoadOf<BackgroundUser>(Users, Seconds).Run().Metrics.Measurement.Started / Seconds;

        // Half of the iterations, one a second for each user, get something: 2.5 requests per second. With a sleep of 60 s as
        // the other half, an iteration takes 31 s on average: 0.08 per second.
        Assert.InRange(background, 2.3, 2.7);
        Assert.InRange(foreground, 0.04, 0.13);
    }

    [Fact]
    public void S_002_11_nothing_goes_on_after_the_stop_and_what_was_cut_is_counted()
    {
        var load = LoadOf<BackgroundUser>(users: 5, duration: 600);

        var outcome = load.Run();

        Assert.Null(load.Clock.NextTimer);
        Assert.Empty(outcome.Stuck);

        // Each user has begun one piece every two seconds, of which those of the last minute are unfinished: 150 ± 4·√75.
        Assert.InRange(outcome.BackgroundCut, 115, 185);
        Assert.Contains(load.Conclude(outcome).Findings, finding => finding.Code == "LT3011");
    }

    static IEnumerable<double> Pauses(IReadOnlyList<RequestEvent> user) =>
        user.Zip(user.Skip(1)).Select(pair => (pair.Second.StartedAt - pair.First.StartedAt).TotalSeconds);

    public sealed class Loop : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Custom(_ =>
        {
            Say("wait");
            return TimeSpan.FromSeconds(1);
        });

        protected internal override TaskEntry NextTask(TaskMenu tasks)
        {
            Say("pick");
            return tasks.Next();
        }

        [Task] public Task DoGet() => Did("run");
    }
}
