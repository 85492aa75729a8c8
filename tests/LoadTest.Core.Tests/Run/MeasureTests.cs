using LoadTest.Measure;
using LoadTest.Testing;
using static LoadTest.Tests.Run.EngineFixture;

namespace LoadTest.Tests.Run;

/// <summary>What <c>MeasureAsync</c> makes of an operation that ends, fails, or is cut by the end of the run.</summary>
public sealed class MeasureTests
{
    readonly ManualClock _clock = new();

    [Fact]
    public void C_R19_an_operation_is_a_request_that_takes_as_long_as_it_does()
    {
        var series = SeriesOf(user => user.Run.MeasureAsync("GET", "/test", () => Task.Delay(Some.Seconds(0.001), _clock)));

        Assert.Equal(("GET /test", new RequestCounts(1, 0, 0)), (series.Series.ToString(), series.Counts));
        Assert.InRange(series.ResponseTimes.Max, Some.Millisecond, 1.5 * Some.Millisecond);
    }

    [Fact]
    public void C_R19_an_exception_is_a_failure_with_its_message_and_is_thrown_on()
    {
        Exception? thrown = null;

        var outcome = OutcomeOf(async user => thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => user.Run.MeasureAsync("GET", "/test", () => Throw("no\nsuch order"))));

        Assert.Equal("no\nsuch order", thrown?.Message);
        Assert.Equal(new RequestCounts(0, 1, 0), Assert.Single(outcome.Metrics.Series).Counts);
        Assert.Equal("InvalidOperationException: no such order", Assert.Single(outcome.Metrics.Failures).Reason);
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public void C_R19_details_are_kept_of_a_success_and_of_a_failure()
    {
        var hooks = new SpyHooks();
        Task Operate(MeasuredOperation measured, string failure)
        {
            measured.Details = new RequestDetails { Address = "db:5432", StatusCode = 7, ResponseBytes = 42, Dimensions = new Dictionary<string, string> { ["tenant"] = "a" } };
            return failure.Length == 0 ? Task.CompletedTask : Throw(failure);
        }

        OutcomeOf(
            async user =>
            {
                await user.Run.MeasureAsync("SQL", "orders", measured => Operate(measured, ""));
                await Assert.ThrowsAsync<InvalidOperationException>(() => user.Run.MeasureAsync("SQL", "orders", measured => Operate(measured, "nooo")));
            },
            hooks);

        Assert.Equal(["", "InvalidOperationException: nooo"], hooks.Requests.Select(request => request.Outcome.Reason));
        Assert.All(hooks.Requests, request => Assert.Equal(("db:5432", 7, 42, "a"), (request.Details.Address, request.Details.StatusCode, request.Details.ResponseBytes, request.Details.Dimensions["tenant"])));
    }

    [Fact]
    public void An_operation_gives_its_result()
    {
        var results = new List<int>();

        OutcomeOf(async user =>
        {
            results.Add(await user.Run.MeasureAsync("SQL", "count", () => Task.FromResult(7)));
            results.Add(await user.Run.MeasureAsync("SQL", "count", _ => Task.FromResult(8)));
        });

        Assert.Equal([7, 8], results);
    }

    [Fact]
    public void An_operation_can_fail_without_an_exception_and_its_own_reason_is_kept()
    {
        var outcome = OutcomeOf(async user =>
        {
            await user.Run.MeasureAsync("SQL", "orders", measured =>
            {
                measured.Fail("no rows");
                return Task.CompletedTask;
            });
            await Assert.ThrowsAsync<InvalidOperationException>(() => user.Run.MeasureAsync("SQL", "orders", measured =>
            {
                measured.Fail("no rows");
                return Throw("nooo");
            }));
        });

        var failure = Assert.Single(outcome.Metrics.Failures);
        Assert.Equal(("no rows", 2), (failure.Reason, failure.Count));
    }

    [Theory]
    [InlineData("throws before it awaits")]
    [InlineData("returns no task")]
    public void An_operation_that_never_becomes_one_is_a_failure(string what)
    {
        var series = SeriesOf(user => user.Run.MeasureAsync("SQL", "orders", () => what == "returns no task" ? Null<Task>() : throw new InvalidOperationException("nooo")));

        Assert.Equal(1, series.Counts.Failed);
    }

    [Fact]
    public void A_cancellation_of_the_operations_own_is_a_failure() =>
        Assert.Equal(new RequestCounts(0, 1, 0), SeriesOf(user => user.Run.MeasureAsync("SQL", "orders", () => throw new OperationCanceledException("own time-out"))).Counts);

    [Theory]
    [InlineData("ignores the stop", 13)]
    [InlineData("ends with Aborting", 11)]
    [InlineData("swallows Aborting", 11)]
    [InlineData("turns Aborting into an exception of its own", 11)]
    [InlineData("ends with Stopping", 6)]
    [InlineData("pauses", 6)]
    [InlineData("waits", 6)]
    [InlineData("measures a pause", 6)]
    public void C_R19_an_operation_that_the_stop_cuts_is_cancelled_and_never_a_success_with_a_truncated_time(string operation, int cutAtSeconds)
    {
        var series = SeriesOf(user => user.Run.MeasureAsync("JOB", "report", () => OperateAsync(user, operation)), operation == "measures a pause" ? "JOB report" : "");

        Assert.Equal(new RequestCounts(0, 0, 1), series.Counts);
        Assert.Equal(cutAtSeconds, series.CancelledTimes.Max / (double)Some.Second, precision: 1);
    }

    [Fact]
    public void C_R19_an_operation_that_ends_by_itself_within_the_stop_time_out_is_a_success()
    {
        var series = SeriesOf(user => user.Run.MeasureAsync("JOB", "report", () => Task.Delay(Some.Seconds(9), _clock)));

        Assert.Equal(new RequestCounts(1, 0, 0), series.Counts);
        Assert.Equal(9, series.ResponseTimes.Max / (double)Some.Second, precision: 1);
    }

    [Fact]
    public void A_pause_that_the_stop_cuts_beside_an_operation_leaves_it_alone()
    {
        var series = SeriesOf(user => Task.WhenAll(
            user.Run.PauseAsync(Some.Seconds(1_000)),
            user.Run.MeasureAsync("JOB", "report", () => Task.Delay(Some.Seconds(9), _clock))));

        Assert.Equal(new RequestCounts(1, 0, 0), series.Counts);
    }

    async Task OperateAsync(TestUser user, string operation)
    {
        var time = Some.Seconds(1_000);
        var wait = operation switch
        {
            "ends with Aborting" => Task.Delay(time, _clock, user.Run.Aborting),
            "swallows Aborting" => Task.WhenAny(Task.Delay(time, _clock, user.Run.Aborting)),
            "turns Aborting into an exception of its own" => Task.Delay(time, _clock, user.Run.Aborting).ContinueWith(_ => throw new IOException("broken pipe"), TaskScheduler.Default),
            "ends with Stopping" => Task.Delay(time, _clock, user.Run.Stopping),
            "pauses" => user.Run.PauseAsync(time),
            "waits" => user.Run.WaitAsync(),
            "measures a pause" => user.Run.MeasureAsync("JOB", "part", () => user.Run.PauseAsync(time)),
            _ => Task.Delay(time, _clock),
        };
        await wait;
    }

    SeriesMetrics SeriesOf(Func<TestUser, Task> task, string name = "")
    {
        var all = OutcomeOf(task).Metrics.Series.Where(series => series.Series.Kind != Series.TaskKind);
        return name.Length == 0 ? Assert.Single(all) : all.Single(series => series.Series.ToString() == name);
    }

    // One user, one iteration: the task runs once, from the beginning to the end at 6 s, or until 5 s or 7 s later.
    LoadTest.Run.RunOutcome OutcomeOf(Func<TestUser, Task> task, params IRunHooks[] hooks) =>
        VirtualRun.Complete(PlanOf(() => new TestUser { Wait = () => WaitTime.Constant(1_000) }, task, duration: 6) with { Hooks = hooks }, _clock);

    static async Task Throw(string message)
    {
        await Task.CompletedTask;
        throw new InvalidOperationException(message);
    }

    // What user code without nullable checks can do.
    static T Null<T>() => default!;

    sealed class SpyHooks : IRunHooks
    {
        public List<RequestEvent> Requests { get; } = [];

        public void OnRequest(RunContext run, RequestEvent request) => Requests.Add(request);
    }
}
