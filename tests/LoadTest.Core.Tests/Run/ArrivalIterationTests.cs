using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Open models that end with a number of iterations.</summary>
public sealed class ArrivalIterationTests
{
    [Theory]
    [InlineData(typeof(Even), 1)]
    [InlineData(typeof(Even), 1_000)]
    [InlineData(typeof(Chance), 1)]
    [InlineData(typeof(Chance), 1_000)]
    public void Exactly_as_many_begin_as_asked_for_and_the_run_ends_with_them(Type type, int iterations)
    {
        var load = VirtualLoad.Of(type).With("Iterations", iterations);

        var result = load.Judge();

        Assert.Equal(new ArrivalCounts(iterations, iterations, 0), result.Arrivals);
        Assert.Equal((iterations, iterations), (result.Iterations, result.Metrics!.Measurement.Ok));
        Assert.Equal((StopReason.Completed, VerdictKind.Passed), (result.StopReason, result.Run.Kind));
        Assert.Equal(0, result.Metrics.Drain.Started);
    }

    [Fact]
    public void The_run_ends_when_the_last_of_them_has_ended_however_long_that_takes()
    {
        var load = VirtualLoad.Of<Slow>().With("StopTimeout", "1s");

        var outcome = load.Run();

        // Ten a second: the last of five begins at 0.4 s.
        Assert.Equal((5, 0), (outcome.Metrics.Measurement.Ok, outcome.Metrics.Measurement.Cancelled));
        Assert.Equal(60.4, load.Clock.Elapsed.TotalSeconds, 1e-6);
    }

    [Fact]
    public void It_has_no_warm_up_unless_it_is_given_one_and_is_not_extended()
    {
        var settings = VirtualLoad.Of<Even>().Definition.Settings;

        Assert.Equal((50, TimeSpan.Zero, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10)), (settings.Iterations, settings.WarmUp, settings.Duration, settings.MaxDuration));
    }

    [Fact]
    public void Time_that_is_over_before_the_iterations_makes_the_run_inconclusive()
    {
        var result = VirtualLoad.Of<Even>().With("Iterations", 1_000).With("Duration", "5s").Judge();

        Assert.Equal((VerdictKind.Inconclusive, InconclusiveCause.Invalid), (result.Run.Kind, result.Run.Cause));
        Assert.Equal("only 50 of 1 000 iterations were run in 5 s", result.Run.Summary);
    }

    [Fact]
    public void What_is_dropped_is_not_made_up_for()
    {
        var result = VirtualLoad.Of<Impatient>().Judge();

        Assert.Equal((20, 20), (result.Arrivals.Scheduled, result.Arrivals.Started + result.Arrivals.Dropped));
        Assert.True(result.Arrivals.Dropped > 0);
        Assert.Equal(StopReason.Completed, result.StopReason);
        Assert.StartsWith($"only {result.Arrivals.Started} of 20 iterations were run in", result.Run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_that_end_themselves_leave_the_number_as_it_is()
    {
        var result = VirtualLoad.Of<Quitting>().Judge();

        Assert.Equal((50, VerdictKind.Passed), (result.Iterations, result.Run.Kind));
    }

    [Fact]
    public void An_arrival_whose_set_has_nothing_to_do_has_had_its_turn()
    {
        var result = VirtualLoad.Of<OftenIdle>().Judge();

        Assert.Equal((new ArrivalCounts(50, 50, 0), VerdictKind.Passed), (result.Arrivals, result.Run.Kind));
        Assert.InRange(result.Iterations, 1, 49);
    }

    [Fact]
    public void A_negative_number_is_refused()
    {
        var exception = Assert.Throws<LoadTestException>(() => VirtualLoad.Of<Negative>().Definition);

        Assert.Equal("LT1131: A number of iterations is 1 or more, or 0 for no limit, but Iterations is -1 and IterationsPerUser 0 in [ArrivalRate] of LoadTest.Tests.Run.ArrivalIterationTests+Negative. Fix: write Iterations = 1000 in [ArrivalRate].", exception.Problems.Single().ToString());
    }

    [Fact]
    public void Everything_of_an_extended_run_is_measured()
    {
        var result = VirtualLoad.Of<Extended>().Judged("p99.9 < 1s").Judge(); // never enough requests

        Assert.Equal((Some.Seconds(18), new ArrivalCounts(180, 180, 0)), (result.Metrics!.Measured, result.Arrivals));
        Assert.Equal((180, 0, 180), (result.Metrics.Measurement.Started, result.Metrics.Drain.Started, result.Metrics.SendLag.Starts));
        Assert.All(result.Metrics.Series.Single().Seconds.Take(18), second => Assert.Equal(10, second.Started));
    }

    [Fact]
    public void The_run_says_how_many_users_it_took_and_how_many_it_might_have()
    {
        var result = VirtualLoad.Of<Even>().Judge();

        Assert.StartsWith("50 requests by 1 users (at most 100 at a time) in ", result.Run.Summary, StringComparison.Ordinal);
    }

    public abstract class Visitor : VirtualUser
    {
        protected Task WorkAsync(double seconds = 0.001) => SpyRequest.SendAsync(Context, seconds, "/a", "");
    }

    [ArrivalRate(10, Iterations = 50, Arrivals = ArrivalLaw.Constant)]
    public sealed class Even : Visitor
    {
        [Task] public Task Work() => WorkAsync();
    }

    [ArrivalRate(10, Iterations = 50)]
    public sealed class Chance : Visitor
    {
        [Task] public Task Work() => WorkAsync(Context.Random.NextDouble());
    }

    [ArrivalRate(10, Iterations = 5, Arrivals = ArrivalLaw.Constant)]
    public sealed class Slow : Visitor
    {
        [Task] public Task Work() => WorkAsync(60);
    }

    [ArrivalRate(10, Iterations = 20, MaxUsers = 2, Backlog = 0, Arrivals = ArrivalLaw.Constant)]
    public sealed class Impatient : Visitor
    {
        [Task] public Task Work() => WorkAsync(1);
    }

    [ArrivalRate(10, Iterations = 50, Arrivals = ArrivalLaw.Constant)]
    public sealed class Quitting : Visitor
    {
        [Task]
        public Task Work()
        {
            StopUser();
            return WorkAsync();
        }
    }

    [ArrivalRate(10, Iterations = 50, Arrivals = ArrivalLaw.Constant)]
    public sealed class OftenIdle : Visitor
    {
        [Task]
        public sealed class Set : SpySet
        {
            protected internal override Task OnStartAsync()
            {
                if (Context.Random.Next(2) == 0) Interrupt();
                return Task.CompletedTask;
            }

            [Task]
            public Task Work()
            {
                Interrupt();
                return RequestAsync(0.001);
            }
        }
    }

    [ArrivalRate(10, Iterations = -1)]
    public sealed class Negative : Visitor
    {
        [Task] public Task Work() => WorkAsync();
    }

    [ArrivalRate(10, Duration = "6s", WarmUp = "0s", Arrivals = ArrivalLaw.Constant)]
    public sealed class Extended : Visitor
    {
        [Task] public Task Work() => WorkAsync(0.01);
    }
}
