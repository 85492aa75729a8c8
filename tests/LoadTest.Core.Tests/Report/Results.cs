using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Report;

/// <summary>Results by hand, one for each thing that a run can end with.</summary>
internal static class Results
{
    static readonly Evidence Measured = new()
    {
        Estimate = 312e6,
        Lower = 298e6,
        Upper = 331e6,
        Confidence = 0.98,
        Requests = 1_020,
        EffectiveRequests = 734.25,
        Measured = Some.Seconds(30),
        SmallestProvableChange = 0.04,
    };

    public static LoadTestResult Passed => Some.Result(
        Some.ThresholdResult("p95 < 400ms", VerdictKind.Passed, summary: "p95 was 312 ms, limit 400 ms (98 % interval 298–331 ms, n = 1 020)", evidence: Measured),
        Some.ThresholdResult("failures < 5%", VerdictKind.Passed, summary: "failures was 1.96 %, limit 5 % (n = 1 020)"));

    public static LoadTestResult Failed => Some.Result(
        Some.ThresholdResult("failures < 5%", VerdictKind.Passed, summary: "failures was 1.96 %, limit 5 % (n = 1 020)"),
        Some.ThresholdResult("p95 < 200ms", VerdictKind.Failed, summary: "p95 was 312 ms, limit 200 ms (98 % interval 298–331 ms, n = 1 020)", evidence: Measured)) with
    {
        Findings = [new Finding { Code = "LT3005", Text = "12 paced iterations were never begun." }],
        Errors = [new UserError { Where = "Buy", Message = "InvalidOperationException: no stock", StackTrace = "   at Acme.Shopper.Buy() in /src/Shopper.cs:line 40", Count = 3 }],
    };

    public static LoadTestResult Undecided => Some.Result(
        Some.ThresholdResult("p95 < 310ms", VerdictKind.Inconclusive, InconclusiveCause.Undecided, "p95 was 312 ms, limit 310 ms, neither is proven", Measured with { MoreNeeded = Some.Seconds(140) }));

    public static LoadTestResult NoData => Some.Result(
        Some.ThresholdResult("p95(/itmes) < 310ms", VerdictKind.Inconclusive, InconclusiveCause.NoData, "no request named '/itmes' was recorded; did you mean '/items'?"));

    public static LoadTestResult InTrouble => Some.Result(
        Some.ThresholdResult("p95 < 200ms", VerdictKind.Inconclusive, InconclusiveCause.Invalid, "the measurement is not to be believed: the generator was in trouble in 4 of 30 s: the processors of this machine were not free for it (busy processors 99.6 % (limit 90)); p95 was 312 ms, limit 200 ms (98 % interval 298–331 ms, n = 1 020)", Measured)) with
    {
        Metrics = Some.Metrics(Some.SeriesMetrics(Some.Series, ok: 1_020)) with { Health = Troubled.In([3, 4, 5, 9], 30, GeneratorTrouble.Cpu) },
        Findings = [new Finding { Code = "LT3034", Text = "The generator was in trouble." }],
    };

    public static LoadTestResult Aborted => Some.Result(
        Some.ThresholdResult("p95 < 200ms", VerdictKind.Aborted, summary: "aborted after 3 s of 30 s of measurement: it was cancelled")) with
    {
        Run = new RunVerdict { Kind = VerdictKind.Aborted, Summary = "aborted after 3 s of 30 s of measurement: it was cancelled" },
        StopReason = StopReason.Cancelled,
    };

    public static LoadTestResult ShopDown => Some.Result(
        Some.ThresholdResult("p95 < 200ms", VerdictKind.Failed, summary: "p95 was unbounded, limit 200 ms (n = 500)", evidence: Measured with { Estimate = double.PositiveInfinity, Lower = double.PositiveInfinity, Upper = double.PositiveInfinity })) with
    {
        Run = new RunVerdict { Kind = VerdictKind.Failed, Summary = "no request succeeded: 500 were started; 500 of GET /items/{id} failed with 'connection refused (localhost:5000)'" },
        Metrics = Some.Metrics(Some.SeriesMetrics(Some.Series, ok: 0, failed: 500)) with
        {
            Failures = [new FailureCount { Series = Some.Series, Reason = "connection refused (localhost:5000)", Count = 500 }],
        },
    };

    public static LoadTestResult Refused => Some.Result() with
    {
        Run = new RunVerdict { Kind = VerdictKind.Error, Summary = "the load test cannot run: LT1103: Shopper has no task. (and 1 more)" },
        Problems =
        [
            new LoadTestProblem { Code = "LT1103", What = "Shopper has no task.", Fix = "put [Task] on a method." },
            new LoadTestProblem { Code = "LT1109", What = "Shopper has no load profile.", Fix = "put [Users(10)] beside [LoadTest]." },
        ],
        Settings = null,
        Metrics = null,
        Health = null,
        StopReason = null,
        ReportDirectory = "",
    };

    /// <summary>Names and texts that come from the code and the system under test, and try to break out of every format.</summary>
    public static LoadTestResult Hostile => Some.Result(Some.ThresholdResult("p95(a|b `c` <i>) < 200ms", VerdictKind.Failed, summary: "p95(a|b `c` <i>) was <b>slow</b> | really\nvery")) with
    {
        Metrics = Some.Metrics(
            Some.SeriesMetrics(new Series("GET", "/a|b<script>alert(1)</script>")),
            Some.SeriesMetrics(new Series("GET", "/line\r\nbreak\u001b[31mred")),
            Some.SeriesMetrics(new Series("GET", "[click](https://evil.example)")),
            Some.SeriesMetrics(new Series("GET", "/lone\ud800surrogate \"quoted\" \\ ü 漢字 🚀"))) with
        {
            Failures = [new FailureCount { Series = Some.Series, Reason = "| <img src=x onerror=alert(1)> |\nnext line &amp;", Count = 1 }],
        },
        Findings = [new Finding { Code = "LT3003", Text = "User code threw <b>\u001b]0;title\u0007" }],
        Errors = [new UserError { Where = "Buy", Message = "Exception: \u001b[2J|", StackTrace = "", Count = 1 }],
    };

    public static IReadOnlyDictionary<string, LoadTestResult> All { get; } = new Dictionary<string, LoadTestResult>(StringComparer.Ordinal)
    {
        [nameof(Passed)] = Passed,
        [nameof(Failed)] = Failed,
        [nameof(Undecided)] = Undecided,
        [nameof(NoData)] = NoData,
        [nameof(InTrouble)] = InTrouble,
        [nameof(Aborted)] = Aborted,
        [nameof(ShopDown)] = ShopDown,
        [nameof(Refused)] = Refused,
        [nameof(Hostile)] = Hostile,
    };

    /// <summary>The node text of the last threshold, or of the run when there is none or it did not pass.</summary>
    public static string FailureTextOf(LoadTestResult result) =>
        LoadTest.Report.FailureText.Of(result, result.Run.Kind == VerdictKind.Passed && result.Thresholds is [.., var last] ? last : null);

    public static string Write(LoadTest.Report.IReport report, LoadTestResult result)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        report.Write(result, writer);
        return writer.ToString();
    }
}
