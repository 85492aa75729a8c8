using System.Globalization;
using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest.Faults;

/// <summary>One load test in this process, with a fault from its second second of measurement on; what came of it in one line.</summary>
internal static class FaultRun
{
    /// <summary>When the fault begins, in the run's time: the warm-up, and two seconds of measurement.</summary>
    public static readonly TimeSpan FaultBegins = TimeSpan.FromSeconds(3 + 2);

    const int Plenty = 10_000;

    static readonly TimeSpan FaultLasts = TimeSpan.FromSeconds(4);

    /// <summary>Runs the load under a fault.</summary>
    /// <returns>Verdict, cause, troubled seconds and codes, between bars; then what the console would say, if asked for.</returns>
    public static async Task<string> OfAsync(string name)
    {
        using var server = Child.Start(Child.Command("serve"));
        var line = server.ReadLine();
        var address = new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..]);
        Environment.SetEnvironmentVariable("LOADTEST_RESULTS", Path.Combine(Path.GetTempPath(), "loadtest-faults"));
        using var end = new CancellationTokenSource();
        using var timer = new Timer(_ => Begin(name, end), null, FaultBegins, Timeout.InfiniteTimeSpan);

        var result = await LoadTestRunner.RunAsync(LoadTestDefinition.From(Fault.Named(name).LoadClass, address), new QuietObserver(), CancellationToken.None);

        await end.CancelAsync();
        return Describe(result);
    }

    static void Begin(string name, CancellationTokenSource end)
    {
        end.CancelAfter(FaultLasts);
        switch (name)
        {
            case "own-cpu":
                Spin.OnThreads(2 * Environment.ProcessorCount, end.Token);
                break;
            case "foreign-cpu":
                StartForeignHog(end.Token);
                break;
            case "gc":
                Litter.OnThread(end.Token);
                break;
            case "stopped":
                Stop(seconds: 2);
                break;
            case "handles":
                TakeHandles();
                break;
        }
    }

    static void StartForeignHog(CancellationToken token)
    {
        var hog = Child.Start(Child.Command("hog", (2 * Environment.ProcessorCount).ToString(CultureInfo.InvariantCulture)));
        token.Register(hog.Dispose);
    }

    // The shell is not stopped with its parent, and sets it going again.
    static void Stop(int seconds)
    {
        var id = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        _ = Child.Start(["sh", "-c", $"kill -STOP {id}; sleep {seconds.ToString(CultureInfo.InvariantCulture)}; kill -CONT {id}"]);
    }

    // No more handles than there are open; the shell gives them back, for which this process would have none.
    static void TakeHandles()
    {
        var few = Directory.GetFiles("/proc/self/fd").Length;
        var limit = string.Create(CultureInfo.InvariantCulture, $"prlimit --pid {Environment.ProcessId} --nofile");
        _ = Child.Start(["sh", "-c", string.Create(CultureInfo.InvariantCulture, $"{limit}={few}:; sleep {FaultLasts.TotalSeconds}; {limit}={Plenty}:")]);
    }

    static string Describe(LoadTestResult result)
    {
        var health = result.Metrics?.Health;
        var worst = string.Join("; ", health?.Worst ?? []);
        var causes = string.Join(',', result.Findings.Where(finding => IsCause(finding.Code)).Select(finding => CauseOf(finding.Code)));
        var thresholds = string.Join(' ', result.Thresholds.Select(threshold => Word(threshold.Verdict.Kind, threshold.Verdict.Cause)));
        return string.Create(CultureInfo.InvariantCulture, $"{Word(result.Verdict.Kind, result.Verdict.Cause)}|{causes}|{health?.Troubled.Count ?? 0}|{thresholds}|{result.Thresholds[0].Verdict.Summary}|{string.Join(" ## ", result.Findings)}|{worst}");
    }

    // LT3031 is the first trouble, LT3038 the last: docs/errors.md.
    static bool IsCause(string code) => string.CompareOrdinal(code, "LT3031") >= 0 && string.CompareOrdinal(code, "LT3038") <= 0;

    static GeneratorTrouble CauseOf(string code) => (GeneratorTrouble)(code[^1] - '1');

    static string Word(VerdictKind kind, InconclusiveCause cause) => kind == VerdictKind.Inconclusive ? cause.ToString() : kind.ToString();
}
