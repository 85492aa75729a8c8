using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests.Http;

/// <summary>Whole runs of an HTTP user in virtual time.</summary>
public sealed class HttpUserRunTests
{
    readonly ManualClock _clock = new();

    [Fact]
    public void An_exception_that_leaves_a_task_fails_the_call_that_it_left_without_a_verdict()
    {
        var outcome = RunOnce(
            (_, _) => Task.FromResult(StubService.Reply()),
            async user =>
            {
                await user.Http.GetAsync("/before").Judged(_ => { });
                await using var call = await user.Http.GetAsync("/judged").Judged();
                throw new InvalidTimeZoneException("assertion");
            });

        Assert.Equal(["GET /before 1/0/0", "GET /judged 0/1/0", "TASK Go 0/1/0"], CountsOf(outcome));
        Assert.Equal("InvalidTimeZoneException: assertion", Assert.Single(outcome.Metrics.Failures, failure => failure.Series.Kind == "GET").Reason);
        Assert.Equal("InvalidTimeZoneException: assertion", Assert.Single(outcome.Errors).Message);
    }

    [Fact]
    public void A_judged_call_that_is_never_disposed_is_counted_and_an_error_of_the_task()
    {
        var outcome = RunOnce((_, _) => Task.FromResult(StubService.Reply()), async user => _ = await user.Http.GetAsync("/").Judged());

        Assert.Equal(["GET / 1/0/0", "TASK Go 0/1/0"], CountsOf(outcome));
        Assert.StartsWith("InvalidOperationException: LT2003: 1 judged call(s)", Assert.Single(outcome.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_parked_at_the_stop_is_cancelled_and_never_counted_twice()
    {
        // The user ignores the stop for ever: the run ends without it, and its task ends after the run.
        var mayEnd = new TaskCompletionSource();
        HttpScriptUser? stuck = null;
        var outcome = RunOnce(
            (_, _) => Task.FromResult(StubService.Reply()),
            async user =>
            {
                stuck = user;
                await using (await user.Http.GetAsync("/").Judged())
                {
                }

                await mayEnd.Task;
            });

        Assert.Equal(["GET / 0/0/1"], CountsOf(outcome));
        Assert.Equal(outcome.Metrics.Begun, outcome.Metrics.Measurement.Started);
        mayEnd.SetResult();
        Assert.NotNull(stuck);
    }

    [Theory]
    [InlineData("ACTIVE", 3, "GET /create 1/0/0")]
    [InlineData("ERROR", 3, "GET /create 0/1/0")]
    [InlineData("PENDING", 10, "GET /create 0/1/0")]
    public void S_002_10_polling_is_timed_until_the_verdict(string end, double seconds, string counts)
    {
        var polls = 0;
        var outcome = RunOnce(
            (request, _) => Task.FromResult(StubService.Reply(request.RequestUri?.AbsolutePath == "/create" ? "" : ++polls >= 3 ? end : "PENDING")),
            async user =>
            {
                await using var call = await user.Http.GetAsync("/create").Judged(JudgedTime.UntilVerdict);
                for (var i = 0; i < 10; i++)
                {
                    await user.PauseAsync(Some.Seconds(1));
                    var status = (await user.Http.GetAsync("/status").Unrecorded()).Text;
                    if (status == "ACTIVE") call.Succeed();
                    if (status == "ERROR") call.Fail("Saw ERROR status");
                    if (status != "PENDING") return;
                }

                call.Fail("Polling timed out");
            });

        Assert.Equal([counts], CountsOf(outcome));
        var series = Assert.Single(outcome.Metrics.Series);
        var times = series.Counts.Ok > 0 ? series.ResponseTimes : series.FailedTimes;
        Assert.Equal(seconds, times.ValueAtRank(1) / 1e9, tolerance: 0.01);
    }

    [Fact]
    public void Time_outs_run_in_the_time_of_the_run()
    {
        var outcome = RunOnce(
            async (_, token) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                return StubService.Reply();
            },
            async user => Assert.Equal("timed out after 7 s", (await user.Http.GetAsync("/").WithTimeout(Some.Seconds(7))).Error));

        Assert.Equal(["GET / 0/1/0"], CountsOf(outcome));
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public void Failures_of_a_run_come_with_their_first_examples()
    {
        var outcome = RunOnce(
            (_, _) => Task.FromResult(StubService.Reply("full", 503)),
            async user =>
            {
                for (var i = 0; i < 10; i++) await user.Http.GetAsync("/", query: new { i });
            });

        Assert.Equal(
            ["GET http://stub.example/?i=0 → HTTP 503, received full", "GET http://stub.example/?i=1 → HTTP 503, received full", "GET http://stub.example/?i=2 → HTTP 503, received full"],
            Assert.Single(outcome.Metrics.Failures).Examples);
    }

    RunOutcome RunOnce(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer, Func<HttpScriptUser, Task> task)
    {
        using var service = new StubService(answer);
        var scenario = Some.Scenario(() => new HttpScriptUser(), duration: 30, tasks: ("Go", 1, user => new ValueTask(task((HttpScriptUser)user))));
        var once = scenario with { Loads = [scenario.Loads[0] with { IterationsPerUser = 1 }] };
        return VirtualRun.Complete(Some.Plan(once) with { Hooks = [service] }, _clock);
    }

    static IEnumerable<string> CountsOf(RunOutcome outcome) => outcome.Metrics.Series
        .Select(series => $"{series.Series} {series.Counts.Ok}/{series.Counts.Failed}/{series.Counts.Cancelled}")
        .Order(StringComparer.Ordinal);
}
