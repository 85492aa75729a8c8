using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Run;
using LoadTest.Schedule;

namespace LoadTest;

/// <summary>Runs a load test from end to end: load, measure, judge, report. The only code that knows all stages.</summary>
public static class LoadTestRunner
{
    /// <summary>The error rate of each verdict, on each side (docs/how-the-gate-decides.md).</summary>
    internal const double Alpha = 0.01;

    /// <summary>Runs the load test in this process, whatever its <see cref="LoadTestSettings.Isolation"/>, and writes its files.</summary>
    /// <param name="definition">What runs and what must hold.</param>
    /// <param name="observer">Watches the run.</param>
    /// <param name="token">Stops the run early; what was measured until then is reported as aborted.</param>
    /// <returns>The result. Whatever users, systems or disks do wrong is in it; only defects of LoadTest itself are thrown.</returns>
    public static Task<LoadTestResult> RunAsync(LoadTestDefinition definition, ILoadTestObserver observer, CancellationToken token) =>
        RunAsync(definition with { Settings = definition.Settings with { Isolation = GeneratorIsolation.None } }, observer, TimeProvider.System, token);

    internal static Task<LoadTestResult> RunAsync(LoadTestDefinition definition, ILoadTestObserver observer, TimeProvider time, CancellationToken token) =>
        RunAsync(definition, observer, new RunConditions { Time = time }, token);

    internal static async Task<LoadTestResult> RunAsync(LoadTestDefinition definition, ILoadTestObserver observer, RunConditions conditions, CancellationToken token)
    {
        definition = WithSeed(definition);
        var time = conditions.Time;
        var startedAt = time.GetUtcNow();
        var runId = conditions.RunId.Length > 0 ? conditions.RunId : NewRunId(startedAt);
        var directory = ResultDirectory.Create(definition.Settings.Results, definition.Name, runId, out var problem);
        if (directory is null) return Refused(definition, runId, startedAt, problem);

        var watching = new IsolatedObserver(observer);
        if (definition.Settings.Mode != RunMode.Once) JudgeRehearsal.Hold(ThresholdsOf(definition), PlanMeasure(definition));
        var begin = time.GetTimestamp();
        using var threads = new SpareThreads();
        var healthThread = new WatchedThread();
        using var engine = CreateEngine(definition, watching, time, healthThread);
        engine.Health.Rehearse();
        using var health = new HealthThread(engine.Health, engine.Clock, healthThread);
        using var signals = new StopSignals(engine.RequestStop);
        await using var registration = token.UnsafeRegister(_ => engine.RequestStop(conditions.ReasonOfStop()), null).ConfigureAwait(false);
        var outcome = await new ControlThread(engine, time).RunAsync().ConfigureAwait(false);

        var result = Conclude(definition, outcome, watching.Failure) with
        {
            RunId = runId,
            StartedAt = startedAt,
            Duration = time.GetElapsedTime(begin),
            ReportDirectory = directory.Path,
        };
        return directory.Write(result);
    }

    static Engine CreateEngine(LoadTestDefinition definition, IsolatedObserver observer, TimeProvider time, WatchedThread healthThread) =>
        new(Watched(PlanOf(definition, observer), definition, healthThread), time, new PoolWorkQueue(), status => observer.OnProgress(ToProgress(definition, status)));

    // In a functional run nothing is measured that a slow generator could spoil.
    static RunPlan Watched(RunPlan plan, LoadTestDefinition definition, WatchedThread healthThread) => definition.Settings.Mode == RunMode.Once
        ? plan
        : plan with { Sensors = services => GeneratorSensors.Of(services, LimitsOf(definition), HighestQuantile(definition), healthThread) };

    static HealthLimits LimitsOf(LoadTestDefinition definition) => new(TightestBudget(definition));

    static double HighestQuantile(LoadTestDefinition definition) => ThresholdsOf(definition)
        .Where(threshold => threshold.Statistic.Kind == StatisticKind.Percentile)
        .Select(threshold => (double)(threshold.Statistic.Percent / 100))
        .DefaultIfEmpty(SendLagSensor.UsualQuantile)
        .Max();

    /// <summary>The tightest latency limit of all thresholds: what delays of the generator are held against.</summary>
    internal static TimeSpan TightestBudget(LoadTestDefinition definition) => ThresholdsOf(definition)
        .Where(threshold => threshold.Statistic.Kind is StatisticKind.Percentile or StatisticKind.Mean or StatisticKind.Max)
        .Select(threshold => TimeSpan.FromTicks((long)threshold.Limit / TimeSpan.NanosecondsPerTick))
        .DefaultIfEmpty(HealthLimits.NoBudget)
        .Min();

    internal static RunPlan PlanOf(LoadTestDefinition definition, IsolatedObserver observer)
    {
        var settings = definition.Settings;
        var looks = LooksOf(definition);
        var owner = OwnerWatch.OfProcess();
        return new RunPlan
        {
            Scenario = definition.Scenario,
            Measure = PlanMeasure(definition),
            Looks = looks,
            GoesOnAfterLook = (metrics, look) => GoesOn(definition, looks, metrics, look, observer),
            IsOwnerGone = () => owner.IsOwnerGone,
            StopTimeout = settings.StopTimeout,
            Seed = settings.Seed,
            Hooks = settings.Mode == RunMode.Once ? [.. definition.Hooks, new OnceReporter(observer)] : definition.Hooks,
            HostOverride = settings.Host,
            IsDebugged = settings.Mode == RunMode.Once && Debugger.IsAttached,
        };
    }

    // A functional run takes as long as it takes, or as long as its user looks at a breakpoint.
    static LookPlan LooksOf(LoadTestDefinition definition) => definition.Settings.Mode == RunMode.Once
        ? new LookPlan(LoadTestSettings.Open, LoadTestSettings.Open)
        : new LookPlan(definition.Settings.Duration, definition.Settings.MaxDuration);

    static Threshold[] ThresholdsOf(LoadTestDefinition definition) => [.. definition.Thresholds.Select(threshold => threshold.Threshold)];

    internal static MeasurePlan PlanMeasure(LoadTestDefinition definition) => new()
    {
        Limits = [.. definition.Thresholds.Select(t => t.Threshold.TryGetLatencyLimit(out var limit) ? limit : null).OfType<LatencyLimit>().Distinct()],
        SlowStartNanos = (long)(LimitsOf(definition).StartMillis * 1e6),
    };

    /// <summary>
    /// The run goes on while a threshold has too few requests to be judged at all, and, unless another one has failed already,
    /// while one is undecided.
    /// </summary>
    static bool GoesOn(LoadTestDefinition definition, LookPlan looks, MetricsSnapshot metrics, int look, IsolatedObserver observer)
    {
        var verdicts = Judge(definition, metrics, Alpha * looks.ShareOf(look));
        var hasFailed = verdicts.Any(verdict => verdict.Kind == VerdictKind.Failed);
        var open = verdicts.FirstOrDefault(verdict => HasTooFewRequests(verdict) || (IsUndecided(verdict) && !hasFailed));
        if (open is null) return false;

        // Not on this thread, which is the control loop's: an observer that blocks must not delay the end of the run.
        _ = Task.Run(() => observer.OnMessage($"{definition.Name}: undecided after {Units.Duration(metrics.Measured)}, measuring up to {Units.Duration(looks.EndOf(look + 1))}: {open.Threshold}: {open.Summary}"));
        return true;
    }

    static bool IsUndecided(ThresholdVerdict verdict) => verdict is { Kind: VerdictKind.Inconclusive, Cause: InconclusiveCause.Undecided };

    static bool HasTooFewRequests(ThresholdVerdict verdict) =>
        verdict is { Kind: VerdictKind.Inconclusive, Cause: InconclusiveCause.NoData, Evidence.Requests: > 0 };

    static IReadOnlyList<ThresholdVerdict> Judge(LoadTestDefinition definition, MetricsSnapshot metrics, double alpha) =>
        ThresholdJudge.Decide(
            ThresholdsOf(definition),
            metrics,
            new JudgeOptions { Alpha = alpha, OnUndecided = definition.Settings.OnUndecided, OnTrouble = definition.Settings.OnGeneratorTrouble });

    internal static LoadTestResult Conclude(LoadTestDefinition definition, RunOutcome outcome, string observerFailure)
    {
        var looks = LooksOf(definition);
        var run = definition.Settings.Mode == RunMode.Once ? OnceJudge.Decide(outcome) : RunJudge.Decide(definition, outcome);
        var verdicts = definition.Settings.Mode == RunMode.Once
            ? [.. definition.Thresholds.Select(threshold => OnceJudge.NotJudged(threshold.Threshold))]
            : Judge(definition, outcome.Metrics, Alpha * looks.ShareOf(outcome.LastLook));
        return Unjudged(definition) with
        {
            Run = run,
            Thresholds = [.. definition.Thresholds.Zip(verdicts, (source, verdict) => new ThresholdResult { Source = source, Verdict = RunJudge.Temper(verdict, run) })],
            Findings = RunFindings.Of(definition, outcome, observerFailure),
            Errors = outcome.Errors,
            Metrics = outcome.Metrics,
            Health = outcome.Health,
            StopReason = outcome.StopReason,
            Iterations = outcome.Iterations,
            DroppedIterations = outcome.DroppedIterations,
            Arrivals = outcome.Arrivals,
            Scenarios = definition.Mix.Count > 0 ? outcome.Scenarios : [],
        };
    }

    internal static LoadTestResult Refused(LoadTestDefinition definition, string runId, DateTimeOffset startedAt, params IReadOnlyList<LoadTestProblem> problems) => Unjudged(definition) with
    {
        RunId = runId,
        StartedAt = startedAt,
        Run = new RunVerdict { Kind = VerdictKind.Error, Summary = problems[0].ToString() },
        Problems = problems,
    };

    internal static LoadTestResult Unjudged(LoadTestDefinition definition) => new()
    {
        Name = definition.Name,
        LoadTestClass = definition.LoadTestClass.FullName ?? definition.Name,
        SourceFile = definition.SourceFile,
        SourceLine = definition.SourceLine,
        Settings = definition.Settings,
        RunId = "",
        StartedAt = default,
        Duration = TimeSpan.Zero,
        Run = new RunVerdict { Kind = VerdictKind.Error, Summary = "not judged" },
        Thresholds = [],
    };

    static LoadTestProgress ToProgress(LoadTestDefinition definition, EngineStatus status) => new()
    {
        Name = definition.Name,
        Phase = status.Phase,
        Elapsed = status.Elapsed,
        PlannedEnd = status.PlannedEnd,
        ActiveUsers = status.ActiveUsers,
        Scenarios = definition.Mix.Count > 0 ? status.Scenarios : [],
        Metrics = status.Metrics,
    };

    internal static LoadTestDefinition WithSeed(LoadTestDefinition definition) => definition.Settings.Seed != 0
        ? definition
        : definition with { Settings = definition.Settings with { Seed = RandomNumberGenerator.GetInt32(1, int.MaxValue) } };

    internal static string NewRunId(DateTimeOffset startedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{startedAt.UtcDateTime:yyyyMMdd-HHmmss}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");
}
