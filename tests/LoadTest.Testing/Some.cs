using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Run;
using LoadTest.Schedule;

namespace LoadTest.Testing;

/// <summary>Values of which a test cares about one or two members; the rest is the same everywhere.</summary>
internal static class Some
{
    public const long Millisecond = 1_000_000;
    public const long Second = 1_000_000_000;

    /// <summary>A spawn rate at which all users are there from the beginning.</summary>
    public const double AtOnce = 1e15;

    public static Series Series { get; } = new("GET", "/items/{id}");

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public static Threshold Threshold(string text = "p95 < 200ms") =>
        ThresholdParser.Parse(text).Threshold ?? throw new ArgumentException($"'{text}' is no threshold.", nameof(text));

    public static LatencyLimit Limit(long limitNanos, bool isInclusive = false, string series = "") => new()
    {
        Series = series.Length == 0 ? SeriesFilter.All : SeriesFilter.Named(series),
        LimitNanos = limitNanos,
        IsInclusive = isInclusive,
    };

    public static Scenario Scenario(
        Func<VirtualUser> create, int users = 1, double spawnRate = AtOnce, double duration = 10, double warmUp = 0, params (string Name, int Weight, Func<Behavior, ValueTask> Invoke)[] tasks) => new()
        {
            Name = "Shopper",
            Loads = [new ScenarioLoad { Name = "Shopper", Populations = [Population(create, tasks)], Shape = new ConstantShape(new UserRamp(users, spawnRate)) }],
            Plans = Plans(),
            WarmUp = Seconds(warmUp),
            Duration = Seconds(duration),
        };

    public static Population Population(Func<VirtualUser> create, params (string Name, int Weight, Func<Behavior, ValueTask> Invoke)[] tasks) => new()
    {
        Plan = new BehaviorPlan(typeof(VirtualUser), [.. tasks.Select(task => TaskEntry.Of(task.Name, task.Invoke, task.Weight))], TaskOrder.Random, []) { Create = create },
    };

    public static RequestEvent Request(string kind, string name, Outcome outcome, TimeSpan time) => new()
    {
        Kind = kind,
        Name = name,
        Outcome = outcome,
        StartedAt = TimeSpan.Zero,
        ResponseTime = time,
        ServiceTime = time,
        UserNumber = 1,
        Details = RequestDetails.None,
    };

    /// <summary>What task sets do, read from their classes.</summary>
    public static BehaviorPlans Plans() => new(TagFilter.None, BehaviorOptions.None);

    public static RunPlan Plan(Scenario scenario) => new()
    {
        Scenario = scenario,
        Measure = MeasurePlan.Empty,
        Looks = new LookPlan(scenario.Duration, scenario.Duration),
        GoesOnAfterLook = (_, _) => false,
        IsOwnerGone = () => false,
        StopTimeout = Seconds(5),
        Seed = 7,
    };

    public static LoadTestSettings Settings() => new()
    {
        Users = 50,
        SpawnRate = 10,
        Duration = Seconds(30),
        WarmUp = Seconds(5),
        MaxDuration = Seconds(90),
        StopTimeout = Seconds(10),
        Seed = 7,
        OnUndecided = UndecidedPolicy.Skip,
        Results = "TestResults/loadtest",
    };

    public static SeriesMetrics SeriesMetrics(Series series, long ok = 100, long failed = 0, long cancelled = 0, long latencyNanos = 40 * Millisecond, int seconds = 30) => new()
    {
        Series = series,
        Counts = new RequestCounts(ok, failed, cancelled),
        ResponseTimes = Histogram(ok, latencyNanos),
        ServiceTimes = Histogram(ok, latencyNanos),
        FailedTimes = Histogram(failed, latencyNanos),
        CancelledTimes = Histogram(cancelled, latencyNanos),
        Seconds = [new SecondCounts((int)ok, (int)failed, (int)cancelled, ok * latencyNanos), .. Enumerable.Repeat(default(SecondCounts), seconds - 1)],
    };

    public static MetricsSnapshot Metrics(params SeriesMetrics[] series)
    {
        var counts = series.Aggregate(default(RequestCounts), (sum, s) => sum + s.Counts);
        return new MetricsSnapshot
        {
            Measured = Seconds(30),
            Series = series,
            Limits = [],
            Failures = [],
            WarmUp = new RequestCounts(10, 0, 0),
            Measurement = counts,
            Drain = default,
            Begun = counts.Started + 10,
        };
    }

    public static RunOutcome Outcome(MetricsSnapshot? metrics = null) => new()
    {
        Metrics = metrics ?? Metrics(SeriesMetrics(Series)),
        StopReason = StopReason.Completed,
        LastLook = 0,
        UsersStarted = 50,
        UsersFailedToStart = 0,
        Iterations = 1_000,
        DroppedIterations = 0,
        Stuck = [],
        Errors = [],
        Health = Health(),
    };

    public static GeneratorHealth Health() => new() { CpuShare = 0.12, Cores = 8, GcPauses = TimeSpan.FromMilliseconds(21), WorstStall = TimeSpan.FromMilliseconds(3.5) };

    public static LoadTestThreshold Source(string text = "p95 < 200ms", int line = 12) =>
        new() { Threshold = Threshold(text), Slug = Threshold(text).Slug, SourceFile = "/src/Shopper.cs", SourceLine = line };

    public static ThresholdResult ThresholdResult(
        string text, VerdictKind kind, InconclusiveCause cause = InconclusiveCause.None, string summary = "summary", Evidence? evidence = null) => new()
        {
            Source = Source(text),
            Verdict = new ThresholdVerdict { Threshold = Threshold(text), Kind = kind, Cause = cause, Summary = summary, Evidence = evidence ?? Evidence.None },
        };

    public static LoadTestDefinition Definition(params string[] thresholds) => new()
    {
        LoadTestClass = typeof(Some),
        SourceFile = "/src/Shopper.cs",
        SourceLine = 5,
        Thresholds = [.. thresholds.Select((text, i) => Source(text, 12 + i))],
        Settings = Settings(),
    };

    public static LoadTestResult Result(params ThresholdResult[] thresholds) => new()
    {
        Name = "Shopper",
        LoadTestClass = "Acme.Shop.Shopper",
        SourceFile = "/src/Shopper.cs",
        SourceLine = 5,
        RunId = "20240229-120000-abcd",
        StartedAt = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero),
        Duration = Seconds(37.5),
        Run = new RunVerdict { Kind = VerdictKind.Passed, Summary = "1 020 requests by 50 users in 30 s (34/s): 1 000 ok, 20 failed, 0 cancelled" },
        Thresholds = thresholds,
        Settings = Settings(),
        Metrics = Metrics(SeriesMetrics(Series, ok: 1_000, failed: 20)) with
        {
            Failures = [new FailureCount { Series = Series, Reason = "HTTP 503 Service Unavailable", Count = 20 }],
        },
        Health = Health(),
        StopReason = StopReason.Completed,
        Iterations = 1_020,
        ReportDirectory = "/results/Shopper-20240229-120000-abcd",
    };

    static LatencyHistogram Histogram(long count, long nanos)
    {
        var histogram = new LatencyHistogram();
        for (var i = 0; i < count; i++) histogram.Record(nanos);
        return histogram;
    }
}
