using System.Diagnostics;
using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest.Isolation.Tests;

/// <summary>S22: the process that sends the load ends in the middle of its run. Never a hang, never green, always a name for it.</summary>
public sealed class LostGeneratorTests : IsolatedTests
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(typeof(Leaving), "exit code 0; user code has called Environment.Exit", "")]
    [InlineData(typeof(FailingFast), "exit code 134 (SIGABRT", "enough of this")]
    [InlineData(typeof(Overflowing), "exit code 134 (SIGABRT", "Stack overflow")]
    [InlineData(typeof(ThrowingAside), "exit code 134 (SIGABRT", "System.InvalidTimeZoneException: beside the load")]
    public async Task Its_own_code_ends_it(Type loadClass, string end, string lastWords)
    {
        var begin = Stopwatch.GetTimestamp();

        var result = await RunAsync(loadClass);

        var problem = Assert.Single(result.Problems);
        Assert.Equal("LT1172", problem.Code);
        Assert.Contains(end, problem.What, StringComparison.Ordinal);
        Assert.Contains(lastWords, problem.What, StringComparison.Ordinal);
        Assert.Contains("in the measurement, after", problem.What, StringComparison.Ordinal);
        Assert.Equal((VerdictKind.Error, StopReason.GeneratorLost), (result.Verdict.Kind, result.StopReason));
        Assert.All(LoadTestCatalog.NodesOf(loadClass), node => Assert.Equal(NodeStatus.Failed, result.ResultOf(node).Status));
        Assert.True(result.Metrics?.Begun > 0, "What was measured by then is kept.");
        Assert.Contains("LT1172", await File.ReadAllTextAsync(Path.Combine(result.ReportDirectory, "result.json")), StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(begin) < Soon, $"{Stopwatch.GetElapsedTime(begin)}");
    }

    [Fact]
    public async Task Somebody_kills_it()
    {
        var run = RunAsync(typeof(Endless));
        Signal("KILL", await GeneratorIdAsync());

        var result = await run.WaitAsync(Soon);

        Assert.StartsWith("LT1172", result.Run.Summary, StringComparison.Ordinal);
        Assert.Contains("exit code 137 (SIGKILL", result.Run.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_stopped_and_does_not_answer_a_stop()
    {
        using var stop = new CancellationTokenSource();
        var run = RunAsync(typeof(Endless), stop.Token);
        var generator = await GeneratorIdAsync();
        Signal("STOP", generator);

        var begin = Stopwatch.GetTimestamp();
        await stop.CancelAsync();
        var result = await run.WaitAsync(Soon);

        Assert.Equal("LT1173", Assert.Single(result.Problems).Code);
        Assert.Equal((VerdictKind.Aborted, StopReason.Cancelled), (result.Verdict.Kind, result.StopReason));
        Assert.InRange(Stopwatch.GetElapsedTime(begin).TotalSeconds, 14, 18); // 10 s to stop, and 5 s
        Assert.False(IsAlive(generator));
    }

    [Fact]
    public async Task A_process_that_does_not_end_after_its_run_is_killed_and_the_result_counts()
    {
        var result = await RunAsync(typeof(Lingering));

        Assert.Equal(VerdictKind.Passed, result.Run.Kind);
        Assert.Contains("LT3061", result.Findings.Select(finding => finding.Code));
    }
}
