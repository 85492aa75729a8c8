using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using LoadTest.Isolation;
using LoadTest.Measure;
using LoadTest.Report;
using LoadTest.Run;
using LoadTest.Testing;
using LoadTest.Tests.Report;

namespace LoadTest.Tests.Isolation;

/// <summary>The channel between the test host and the process that sends the load: what goes in comes out, and anything else is one clear error.</summary>
public sealed class FrameTests
{
    static readonly RunOrder Order = new()
    {
        LoadClass = "Acme.Shopper, Acme",
        AssemblyPath = "/out/Acme.dll",
        Arguments = [new CrossingArgument { Type = "Acme.ShopFixture, Acme", Text = "http://localhost:5000/" }, CrossingArgument.Null],
        Settings = new Dictionary<string, string> { ["Tags"] = "a,b" },
        Seed = 7,
        Results = "/results",
        RunId = "20240229-120000-abcd",
    };

    static readonly IReadOnlyDictionary<string, GeneratorMessage> Messages = new GeneratorMessage[]
    {
        Order,
        new StopOrder { Reason = StopReason.OwnerGone },
        new ProgressReport
        {
            Progress = new LoadTestProgress { Name = "Shopper", Phase = RunPhase.Measurement, Elapsed = Some.Seconds(12.3456789), PlannedEnd = Some.Seconds(35), ActiveUsers = 50, Metrics = Everything() },
        },
        new RemarkReport { Text = "line 1\nline 2 \"quoted\" ü 漢字 🚀" },
        new ResultReport { Result = Results.Failed },
        new RefusalReport { Problems = Results.Refused.Problems },
        new ExitReport(),
    }.ToDictionary(message => message.GetType().Name);

    public static TheoryData<string> Names => [.. Messages.Keys];

    public static TheoryData<string> ResultNames => [.. Results.All.Keys];

    [Fact]
    public void Every_kind_of_message_is_in_this_test() => Assert.Equal(
        typeof(GeneratorMessage).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType.Name).Order(StringComparer.Ordinal),
        Messages.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_arrives_as_it_was_sent(string name)
    {
        var sent = Frame.Write(Messages[name]);

        var arrived = ReaderOf(sent).Read();

        Assert.Equal(Messages[name].GetType(), arrived?.GetType());
        Assert.Equal(Encoding.UTF8.GetString(sent), Encoding.UTF8.GetString(Frame.Write(arrived!)));
        Assert.Single(sent, Frame.End);
    }

    [Theory]
    [MemberData(nameof(ResultNames))]
    public void Every_report_of_a_result_says_the_same_on_the_other_side(string name)
    {
        var result = Results.All[name];

        var arrived = Assert.IsType<ResultReport>(ReaderOf(Frame.Write(new ResultReport { Result = result })).Read()).Result;

        Assert.Equal(Results.Write(new JsonReport(), result), Results.Write(new JsonReport(), arrived));
        Assert.Equal(WellFormed(Results.Write(new MarkdownReport(), result)), Results.Write(new MarkdownReport(), arrived));
        Assert.Equal(WellFormed(Results.FailureTextOf(result)), Results.FailureTextOf(arrived));
        Assert.Equal(result.SummaryLines.Select(WellFormed), arrived.SummaryLines);
        Assert.Equal(result.Problems, arrived.Problems);
        Assert.Equal(result.Findings, arrived.Findings);
    }

    [Fact]
    public void A_histogram_loses_nothing()
    {
        var metrics = Everything();

        var report = Assert.IsType<ProgressReport>(ReaderOf(Frame.Write(Messages[nameof(ProgressReport)])).Read());

        var (before, after) = (metrics.Series[0].ResponseTimes, report.Progress.Metrics.Series[0].ResponseTimes);
        Assert.Equal((before.Count, before.Min, before.Max, before.Sum), (after.Count, after.Min, after.Max, after.Sum));
        Assert.Equal(before.Buckets(), after.Buckets());
        Assert.Equal(before.ValueAt(0.999), after.ValueAt(0.999));
    }

    [Fact]
    public void Messages_arrive_in_their_order_however_the_pipe_cuts_them()
    {
        byte[] sent = [.. Messages.Values.SelectMany(Frame.Write)];

        var reader = new FrameReader(new DrippingStream(sent));

        foreach (var message in Messages.Values) Assert.Equal(message.GetType(), reader.Read()?.GetType());
        Assert.Null(reader.Read());
        Assert.Null(reader.Read());
    }

    [Theory]
    [InlineData("hello\n", "it is not of version 1: 'hello'")]
    [InlineData("\n", "it is not of version 1: ''")]
    [InlineData("2 {\"say\":\"exit\"}\n", "it is not of version 1: '2 {\"say\":\"exit\"}'")]
    [InlineData("1 {\"say\":\"dance\"}\n", "it cannot be read")]
    [InlineData("1 {}\n", "it cannot be read")]
    [InlineData("1 null\n", "it is empty")]
    [InlineData("1 {\"say\":\"stop\"}\n", "it cannot be read")]
    [InlineData("1 {\"say\":\"exit\"\n", "it cannot be read")]
    [InlineData("1 {\"say\":\"exit\"}", "it breaks off after 16 bytes")]
    [InlineData("1 \u0000\u001b[31m\n", "'1 ??[31m'")]
    public void What_is_no_message_is_one_clear_error(string sent, string what)
    {
        var exception = Assert.Throws<LoadTestException>(() => ReaderOf(Encoding.UTF8.GetBytes(sent)).Read());

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("LT1174", problem.Code);
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', problem.What);
    }

    [Fact]
    public void A_line_without_an_end_is_given_up_at_a_limit()
    {
        var reader = new FrameReader(new MemoryStream(new byte[5_000]), mostBytes: 1_000);

        var exception = Assert.Throws<LoadTestException>(() => reader.Read());

        Assert.Contains("it is longer than 1 000 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_message_is_shown_by_its_beginning()
    {
        var exception = Assert.Throws<LoadTestException>(() => ReaderOf(Encoding.UTF8.GetBytes(new string('x', 10_000) + '\n')).Read());

        Assert.True(exception.Message.Length < 500, exception.Message);
    }

    [Fact]
    public void Whoever_writes_to_a_closed_pipe_is_told()
    {
        var stream = new MemoryStream();
        var writer = new FrameWriter(stream);

        Assert.True(writer.TryWrite(new ExitReport()));
        stream.Dispose();
        Assert.False(writer.TryWrite(new ExitReport()));
    }

    static FrameReader ReaderOf(byte[] sent) => new(new MemoryStream(sent));

    // JSON holds well-formed text only; a lone surrogate becomes the replacement character, as in every file that we write.
    static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    static MetricsSnapshot Everything()
    {
        var times = new LatencyHistogram();
        for (var n = 1; n < 1_000; n++) times.Record(n * n * 1_001L);
        return Troubled.Snapshot(Some.SeriesMetrics(Some.Series with { Role = SeriesRole.Timing }) with { ResponseTimes = times });
    }

    static class Troubled
    {
        public static MetricsSnapshot Snapshot(SeriesMetrics series) => Some.Metrics(series) with
        {
            Limits = [new LimitCounts { Limit = Some.Limit(5, isInclusive: true, series: "GET /x"), ExceededPerSecond = [1, 2, 3] }, new LimitCounts { Limit = Some.Limit(7), ExceededPerSecond = [] }],
            Failures = [new FailureCount { Series = Series.Overflow, Reason = "refused", Count = 3, Examples = ["GET /x"] }],
            Counters = [new CounterMetric { Name = "orders", Value = 12 }],
            Gauges = [new GaugeMetric { Name = "queue", Last = double.NaN, Min = double.NegativeInfinity, Max = 0.1 }],
            SendLag = new SendLag { Starts = 5, LateStarts = 1, Lags = series.ResponseTimes, SlowStartNanos = 9, Seconds = [new SendLagSecond(1, 2, 3)] },
            Health = LoadTest.Testing.Troubled.In([3, 4], 30, GeneratorTrouble.Cpu),
            IsScheduled = true,
        };
    }

    /// <summary>Gives one byte at a time, as a pipe may.</summary>
    sealed class DrippingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
