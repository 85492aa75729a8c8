using System.Diagnostics;
using System.Globalization;
using LoadTest.Judge;

namespace LoadTest.Tests.Judge;

public sealed class ThresholdParserTests
{
    [Theory]
    [InlineData("p95 < 200ms", "p95 < 200ms", "p95", 200e6)]
    [InlineData("  p95<200 ms ", "p95 < 200ms", "p95", 200e6)]
    [InlineData("p95.0 < 0200.50ms", "p95 < 200.5ms", "p95", 200.5e6)]
    [InlineData("p99.9(GET /items/{id}) <= 1.5s", "p99.9(GET /items/{id}) <= 1.5s", "p99_9_GET_items_id", 1.5e9)]
    [InlineData("p50 ( a (b (c)) d ) < 3us", "p50(a (b (c)) d) < 3µs", "p50_a_b_c_d", 3e3)]
    [InlineData("mean < 85µs", "mean < 85µs", "mean", 85e3)]
    [InlineData("mean < 85\u03BCs", "mean < 85µs", "mean", 85e3)]
    [InlineData("max(GET /) <= 2m", "max(GET /) <= 2m", "max_GET", 120e9)]
    [InlineData("max(/) <= 2m", "max(/) <= 2m", "max_x2f", 120e9)]
    [InlineData("failures < 1%", "failures < 1%", "failures", 0.01)]
    [InlineData("failures(GET /x) <= 0%", "failures(GET /x) <= 0%", "failures_GET_x", 0)]
    [InlineData("failures < 0.1 %", "failures < 0.1%", "failures", 0.001)]
    [InlineData("rate > 100/s", "rate > 100/s", "rate", 100)]
    [InlineData("rate <= 99.5 /s", "rate <= 99.5/s", "rate", 99.5)]
    [InlineData("count(POST /orders) >= 1000", "count(POST /orders) >= 1000", "count_POST_orders", 1000)]
    [InlineData("p95(Ünïcode <>=) < 1s", "p95(Ünïcode <>=) < 1s", "p95_Ünïcode", 1e9)]
    public void A_threshold_is_read_and_written_in_canonical_form(string text, string canonical, string slug, double limit)
    {
        var threshold = Given.Threshold(text);

        Assert.Equal((canonical, slug, limit), (threshold.ToString(), threshold.Slug, threshold.Limit));
        Assert.Equal(threshold, Given.Threshold(canonical));
    }

    [Fact]
    public void The_slug_does_not_depend_on_the_limit()
    {
        Assert.Equal(Given.Threshold("p99.9(GET /a) < 400ms").Slug, Given.Threshold("p99.9(GET /a) <= 0.3s").Slug);
    }

    [Fact]
    public void A_percentile_or_maximum_asks_for_a_latency_limit_and_nothing_else_does()
    {
        Assert.True(Given.Threshold("p95(GET /a) <= 200ms").TryGetLatencyLimit(out var limit));
        Assert.True(limit is { LimitNanos: 200_000_000, IsInclusive: true, Series.Name: "GET /a" });
        Assert.True(Given.Threshold("max < 1s").TryGetLatencyLimit(out limit));
        Assert.True(limit is { LimitNanos: 1_000_000_000, IsInclusive: false, Series.IsAll: true });
        Assert.All(["mean < 1s", "failures < 1%", "rate > 1/s", "count > 1"], text =>
            Assert.False(Given.Threshold(text).TryGetLatencyLimit(out _)));
    }

    [Theory]
    [MemberData(nameof(BadTexts))]
    public void Text_that_is_no_threshold_is_refused_with_code_column_and_example(string text, int column)
    {
        var problem = ThresholdParser.Parse(text).Problem;

        Assert.StartsWith("LT1001: threshold '", problem, StringComparison.Ordinal);
        Assert.Contains($", at column {column}. Fix: write ", problem, StringComparison.Ordinal);
        var lines = problem.Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal(4 + column - 1, lines[2].IndexOf('^', StringComparison.Ordinal));
        var example = lines[0][(lines[0].LastIndexOf("for example '", StringComparison.Ordinal) + 13)..^2];
        Assert.True(ThresholdParser.Parse(example).IsThreshold, example);
    }

    public static TheoryData<string, int> BadTexts => new()
    {
        { "", 1 }, { "   ", 4 }, { "p95", 4 }, { "p", 2 }, { "p101<5", 2 }, { "p100 < 5ms", 2 }, { "p0 < 5ms", 2 }, { "p150 < 5ms", 2 },
        { "p-1<5", 2 }, { "p95<", 5 }, { "p95<<5", 4 }, { "p95 < 5 parsecs", 9 }, { "p95 < 1e999", 8 }, { "p٩٥<5", 2 }, { "p95 < ٥ms", 7 },
        { "aaaaaaaaaaaaaaaaaaaa!", 1 }, { "p95 = 5ms", 5 }, { "p95 == 5ms", 5 }, { "p95 => 5ms", 5 }, { "p95 ≤ 5ms", 5 }, { "p95 != 5ms", 5 },
        { "p95 > 5ms", 5 }, { "mean >= 5ms", 6 }, { "failures > 1%", 10 }, { "p95 < 5", 8 }, { "p95 < ms", 7 }, { "p95 < -5ms", 7 },
        { "p95 < .5s", 7 }, { "p95 < 5.s", 9 }, { "p95. < 5s", 5 }, { "p95 < 1,5s", 8 }, { "p95 < 5ms and more", 11 }, { "p95 < 5ns", 8 },
        { "p95 < 0ms", 7 }, { "p95 < 25000m", 7 }, { "P95 < 5ms", 1 }, { "median < 5ms", 1 }, { "avg < 5ms", 1 }, { "percentile95 < 5ms", 1 },
        { "95 < 5ms", 1 }, { "< 5ms", 1 }, { "p95() < 5ms", 5 }, { "p95(  ) < 5ms", 5 }, { "p95(GET /a < 5ms", 4 }, { "p95 GET /a < 5ms", 5 },
        { "p95(a)) < 5ms", 7 }, { "p95(a\nb) < 5ms", 5 }, { "failures < 1", 13 }, { "failures < 0%", 12 }, { "failures <= 100%", 13 },
        { "failures < 101%", 12 }, { "rate > 100", 11 }, { "rate > 100/m", 11 }, { "rate >= 0/s", 9 }, { "count < 0", 9 }, { "count > 1.5", 9 },
        { "count > 10 requests", 12 }, { "p99.99999999999 < 1s", 2 }, { "p95 < 99999999999999999999999999999999999999ms", 7 },
        { "p95 < 9999999999999999999ms", 7 }, { "NaN < 5", 1 }, { "p95 < NaN", 7 }, { "p95 < ∞", 7 }, { "rate > Infinity/s", 8 },
    };

    [Fact]
    public void Huge_texts_are_refused_at_once_with_a_small_message()
    {
        var million = 1 << 20;
        string[] texts =
        [
            new('(', million), "p95" + new string('(', million), new('a', million), new('9', million), "p" + new string('9', million),
            "p95 < " + new string('9', million), "p95 < 5" + new string('m', million), "p95 " + new string('<', million),
            new(' ', million), "p95(" + new string('x', million), new(')', million), "p95 < 0." + new string('0', million) + "x",
        ];
        foreach (var text in texts) ThresholdParser.Parse(text[..10]);

        // Each takes about 5 ms; a quadratic reader would take minutes, so ten times the promised 50 ms are a safe sign.
        Assert.All(texts, text =>
        {
            var start = Stopwatch.GetTimestamp();
            var problem = ThresholdParser.Parse(text).Problem;
            Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 0, 500);
            Assert.InRange(problem.Length, 10, 600);
        });
    }

    [Fact]
    public void The_culture_of_the_machine_has_no_influence()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");

            Assert.Equal("p99.9 < 1.5s", Given.Threshold("p99.9 < 1.50s").Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Each_class_of_message_reads_as_written_here(string text, string expected)
    {
        Assert.Equal(expected.ReplaceLineEndings("\n"), ThresholdParser.Parse(text).Problem);
    }

    public static TheoryData<string, string> Messages => new()
    {
        {
            "avg < 5ms", """
            LT1001: threshold 'avg < 5ms' has 'avg' where a statistic belongs, at column 1. Fix: write p50…p99.99, mean, max, failures, rate, count, value or peak, for example 'p95 < 200ms'.
                avg < 5ms
                ^ p50…p99.99, mean, max, failures, rate, count, value or peak
            """
        },
        {
            "p101 < 5ms", """
            LT1001: threshold 'p101 < 5ms' asks for the percentile 101, at column 2. Fix: write a number above 0 and below 100 after the p, for example 'p95 < 200ms'.
                p101 < 5ms
                 ^ a number above 0 and below 100 after the p
            """
        },
        {
            "p95(GET /a < 5ms", """
            LT1001: threshold 'p95(GET /a < 5ms' has a '(' that is never closed, at column 4. Fix: write the request name and a ')', for example 'p95(GET /items/{id}) < 200ms'.
                p95(GET /a < 5ms
                   ^ the request name and a ')'
            """
        },
        {
            "p99.9 > 5ms", """
            LT1001: threshold 'p99.9 > 5ms' bounds p99.9 from below with '>', at column 7. Fix: write < or <=, for example 'p99.9 < 200ms'.
                p99.9 > 5ms
                      ^ < or <=
            """
        },
        {
            "rate = 5/s", """
            LT1001: threshold 'rate = 5/s' has '=' where a comparison belongs, at column 6. Fix: write <, <=, > or >=, for example 'rate > 100/s'.
                rate = 5/s
                     ^ <, <=, > or >=
            """
        },
        {
            "p95 < 250", """
            LT1001: threshold 'p95 < 250' has no unit, at column 10. Fix: write µs, us, ms, s, m, for example 'p95 < 200ms'.
                p95 < 250
                         ^ µs, us, ms, s, m
            """
        },
        {
            "p95 < 5 parsecs", """
            LT1001: threshold 'p95 < 5 parsecs' has the unknown unit 'parsecs', at column 9. Fix: write µs, us, ms, s, m, for example 'p95 < 200ms'.
                p95 < 5 parsecs
                        ^ µs, us, ms, s, m
            """
        },
        {
            "failures < 0%", """
            LT1001: threshold 'failures < 0%' can never hold: no share is below 0 %, at column 12. Fix: write a limit between 0% and 100%, with <= for 0%, for example 'failures < 1%'.
                failures < 0%
                           ^ a limit between 0% and 100%, with <= for 0%
            """
        },
        {
            "count > 10 requests", """
            LT1001: threshold 'count > 10 requests' has 'requests' after its limit, at column 12. Fix: write nothing more, for example 'count >= 1000'.
                count > 10 requests
                           ^ nothing more
            """
        },
    };
}
