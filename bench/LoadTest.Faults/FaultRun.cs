using System.Globalization;
using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest.Faults;

/// <summary>One load test in this process, with a fault after a quarter of the measurement; what came of it in one line.</summary>
internal static class FaultRun
{
    const string ResultsVariable = "LOADTEST_RESULTS";
    const int Plenty = 10_000;

    /// <summary>Runs the load under a fault.</summary>
    /// <param name="name">The fault's.</param>
    /// <param name="lasts">How long the fault lasts; null for its own time.</param>
    /// <returns>Verdict, cause, troubled seconds and codes, between bars; then what the console would say, if asked for.</returns>
    public static async Task<string> OfAsync(string name, TimeSpan? lasts = null)
    {
        var fault = Fault.Named(name);
        using var server = Child.Start(Child.Command("serve"));
        var line = server.ReadLine();
        var address = new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..]);
        if (Environment.GetEnvironmentVariable(ResultsVariable) is null) Environment.SetEnvironmentVariable(ResultsVariable, Path.Combine(Path.GetTempPath(), "loadtest-faults"));
        var onset = new Onset();
        var definition = LoadTestDefinition.From(fault.LoadClass, address, onset);
        using var end = new CancellationTokenSource();
        using var timer = new Timer(_ => Begin(name, lasts ?? fault.Lasts, onset, end), null, Onset.In(definition.Settings), Timeout.InfiniteTimeSpan);

        var result = await LoadTestRunner.RunAsync(definition, new QuietObserver(), CancellationToken.None);

        await end.CancelAsync();
        return Describe(result);
    }

    static void Begin(string name, TimeSpan lasts, Onset onset, CancellationTokenSource end)
    {
        onset.Come();
        end.CancelAfter(lasts);
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
                Stop(lasts);
                break;
            case "handles":
                TakeHandles(lasts);
                break;
        }
    }

    static void StartForeignHog(CancellationToken token)
    {
        var hog = Child.Start(Child.Command("hog", (2 * Environment.ProcessorCount).ToString(CultureInfo.InvariantCulture)));
        token.Register(hog.Dispose);
    }

    // The shell is not stopped with its parent, and sets it going again.
    static void Stop(TimeSpan lasts)
    {
        var id = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        _ = Child.Start(["sh", "-c", string.Create(CultureInfo.InvariantCulture, $"kill -STOP {id}; sleep {lasts.TotalSeconds}; kill -CONT {id}")]);
    }

    // No more handles than there are open; the shell gives them back, for which this process would have none.
    static void TakeHandles(TimeSpan lasts)
    {
        var few = Directory.GetFiles("/proc/self/fd").Length;
        var limit = string.Create(CultureInfo.InvariantCulture, $"prlimit --pid {Environment.ProcessId} --nofile");
        _ = Child.Start(["sh", "-c", string.Create(CultureInfo.InvariantCulture, $"{limit}={few}:; sleep {lasts.TotalSeconds}; {limit}={Plenty}:")]);
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
