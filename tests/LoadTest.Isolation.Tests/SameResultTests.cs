using System.Text.RegularExpressions;
using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Isolation.Tests;

/// <summary>A run whose load is sent from a process of its own ends as one in the test host does.</summary>
public sealed partial class SameResultTests : IsolatedTests
{
    [Fact]
    public async Task The_same_seed_makes_the_same_load_and_the_same_verdicts_in_both_modes()
    {
        var isolated = await RunAsync(typeof(Steady));
        var requests = Server.Requests;
        var definition = LoadTestDefinition.From(typeof(Steady), [new Target(Server.Address)], new Dictionary<string, string> { ["Results"] = Results, ["Seed"] = "7" });
        var inProcess = await LoadTestRunner.RunAsync(definition, new SpyObserver(), CancellationToken.None);

        Assert.Equal(400, requests);
        Assert.Equal(800, Server.Requests);
        Assert.Equal(Settled(inProcess), Settled(isolated));
        Assert.Equal(Own(inProcess), Own(isolated));
        foreach (var node in LoadTestCatalog.NodesOf(typeof(Steady)).Where(node => node.Kind == LoadTestNodeKind.Threshold && node.DisplayName.Contains("count", StringComparison.Ordinal)))
        {
            var (expected, actual) = (inProcess.ResultOf(node), isolated.ResultOf(node));
            Assert.Equal((expected.Status, expected.StackTrace), (actual.Status, actual.StackTrace));
            Assert.Equal(WithoutTimes(expected.Message), WithoutTimes(actual.Message));
        }
    }

    [Fact]
    public async Task The_files_are_those_that_the_result_names()
    {
        var result = await RunAsync(typeof(Steady));

        Assert.Equal(["result.json", "summary.md"], Directory.GetFiles(result.ReportDirectory).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal($"{nameof(Steady)}-{result.RunId}", Path.GetFileName(result.ReportDirectory));
        Assert.Contains("\"isolation\": \"process\"", await File.ReadAllTextAsync(Path.Combine(result.ReportDirectory, "result.json")), StringComparison.Ordinal);
        Assert.Equal(7, result.Settings?.Seed);
    }

    [Fact]
    public async Task The_observer_sees_progress_as_it_would_here_and_what_user_code_prints()
    {
        var result = await RunAsync(typeof(Talking));

        Assert.Equal(VerdictKind.Passed, result.Run.Kind);
        Assert.Contains("Talking | hello from the load", Observer.Messages);
        Assert.Contains("Talking | and a complaint", Observer.Messages);
        Assert.Contains(Observer.Progress, progress => progress is { Phase: RunPhase.Measurement, ActiveUsers: 1 });
        var last = Observer.Progress[^1];
        Assert.Equal(RunPhase.Ended, last.Phase);
        Assert.Equal(Server.Requests, last.Metrics.Total.Started);
        Assert.Matches(@"Talking: ended, 1.* s of 1 s, \d users, [\d. ]+/s, p95 [\d.]+ .s, 0 failed", last.ToString());
    }

    [Fact]
    public async Task A_session_isolates_what_asks_for_it()
    {
        var session = new LoadTestSession(Observer, new Dictionary<string, string> { ["Results"] = Results });

        await session.GetOrRunAsync(typeof(Talking), [new Target(Server.Address)], CancellationToken.None);

        Assert.Contains("Talking | hello from the load", Observer.Messages);
    }

    [Fact]
    public async Task A_functional_run_stays_here_and_says_so()
    {
        var session = new LoadTestSession(Observer, new Dictionary<string, string> { ["Results"] = Results, ["Mode"] = "Once" });

        var result = await session.GetOrRunAsync(typeof(Talking), [new Target(Server.Address)], CancellationToken.None);

        Assert.DoesNotContain("Talking | hello from the load", Observer.Messages);
        Assert.Contains("LT3060", result.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public async Task What_cannot_cross_is_refused_before_any_load()
    {
        var result = await RunAsync(typeof(Bound), default, new object());

        Assert.Equal("LT1170", Assert.Single(result.Problems).Code);
        Assert.Contains("the parameter 'other'", result.Run.Summary, StringComparison.Ordinal);
        Assert.Equal(0, Server.Requests);
    }

    [Fact]
    public async Task An_observer_that_hangs_holds_up_nothing()
    {
        using var hanging = new HangingObserver();
        var settings = new Dictionary<string, string> { ["Results"] = Results };
        object?[] arguments = [new Target(Server.Address)];

        var result = await IsolatedRun.RunAsync(LoadTestDefinition.From(typeof(Talking), arguments, settings), arguments, settings, hanging, CancellationToken.None);

        Assert.Equal(StopReason.Completed, result.StopReason);
    }

    static string Settled(LoadTestResult result) => string.Join('\n',
        [
            $"{result.Run.Kind} {WithoutTimes(result.Run.Summary)} {result.Iterations} {result.StopReason} {result.Metrics?.Begun}",
            .. result.Thresholds.Select(threshold => $"{threshold.Source.Slug} {threshold.Verdict.Evidence.Requests}"),
            .. result.Metrics?.Series.Select(series => $"{series.Series} {series.Counts}") ?? [],
            .. result.Metrics?.Failures.Select(failure => $"{failure.Series} {failure.Reason} {failure.Count}") ?? [],
        ]);

    // What a busy machine adds is another one's business.
    static IEnumerable<string> Own(LoadTestResult result) => result.Findings.Select(finding => finding.Code).Where(code => !code.StartsWith("LT303", StringComparison.Ordinal));

    // What depends on the clock, the folder and the run's name. How a latency is decided depends on the clock, too: 400 requests take a blink.
    static string WithoutTimes(string text) => Times().Replace(text, "…");

    [GeneratedRegex(@"[\d  .,]+ ?(µs|ms|s|/s|%)|–?[\d.]+–[\d.]+|effective [\d  ]+|Steady-\S+|\n  generator .*|\n  [A-Z]+ /\S+.*|could prove [^,)]*")]
    private static partial Regex Times();

    sealed class HangingObserver : ILoadTestObserver, IDisposable
    {
        readonly ManualResetEventSlim _never = new();

        public void OnProgress(LoadTestProgress progress) => _never.Wait();

        public void OnMessage(string message) => _never.Wait();

        public void Dispose()
        {
            _never.Set();
            _never.Dispose();
        }
    }
}
