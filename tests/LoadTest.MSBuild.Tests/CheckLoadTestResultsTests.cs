namespace LoadTest.MSBuild.Tests;

public sealed class CheckLoadTestResultsTests : IDisposable
{
    readonly Results _results = new();

    public void Dispose() => _results.Dispose();

    [Fact]
    public void A_passed_threshold_is_a_note_and_the_build_succeeds()
    {
        _results.Add(Json.Run("passed", [Json.Threshold("passed", "p95 was 120 ms, limit 200 ms")]));

        Assert.True(_results.Check());
        Assert.Equal(["High: Shopper: 'p95 < 200ms' passed: p95 was 120 ms, limit 200 ms"], _results.Lines);
    }

    [Fact]
    public void A_failed_threshold_is_an_error_without_subcategory_at_its_line()
    {
        _results.Add(Json.Run("failed",
        [
            Json.Threshold("failed", "p95 was 312 ms, limit 200 ms (95 % CI 298–331 ms)"),
            Json.Threshold("passed", "failures were 0.04 %, limit 1 %", line: 13),
        ]));

        Assert.False(_results.Check(exitCode: 1));
        Assert.Equal(
        [
            "/src/Shopper.cs(12,1): error LT0001: Shopper: p95 was 312 ms, limit 200 ms (95 % CI 298–331 ms)",
            "High: Shopper: 'p95 < 200ms' passed: failures were 0.04 %, limit 1 %",
        ], _results.Lines);
    }

    [Theory]
    [InlineData("skip", true, "warning")]
    [InlineData("pointEstimate", true, "warning")]
    [InlineData("fail", false, "error")]
    public void An_undecided_threshold_is_a_warning_unless_undecided_fails(string onUndecided, bool succeeds, string severity)
    {
        var threshold = Json.Threshold("inconclusive", "p95 was 190 ms: 40 s more are needed", "undecided");
        _results.Add(Json.Run("inconclusive", [threshold], "undecided", onUndecided));

        Assert.Equal(succeeds, _results.Check());
        Assert.Equal([$"/src/Shopper.cs(12,1): {severity} LT0002: Shopper: p95 was 190 ms: 40 s more are needed"], _results.Lines);
    }

    [Theory]
    [InlineData("invalid")]
    [InlineData("unsteady")]
    [InlineData("noData")]
    public void A_threshold_that_cannot_be_believed_is_an_error(string cause)
    {
        _results.Add(Json.Run("inconclusive", [Json.Threshold("inconclusive", "the generator was saturated", cause)], cause));

        Assert.False(_results.Check(exitCode: 1));
        Assert.Equal(["/src/Shopper.cs(12,1): error LT0001: Shopper: the generator was saturated"], _results.Lines);
    }

    [Theory]
    [InlineData("aborted")]
    [InlineData("error")]
    public void A_run_that_was_not_judged_is_one_error_at_its_class(string verdict)
    {
        _results.Add(Json.Run(verdict, [], message: "the run could not start.", problems: ["Host is not set.", "Users is 0."]));
        _results.Add(Json.Run(verdict, [Json.Threshold(verdict, "not judged"), Json.Threshold(verdict, "not judged")], message: "stopped."), "Shopper-2");

        Assert.False(_results.Check(exitCode: 1));
        Assert.Equal(
        [
            "/src/Shopper.cs(5,1): error LT0001: Shopper: the run could not start. Host is not set. Users is 0.",
            "/src/Shopper.cs(5,1): error LT0001: Shopper: stopped.",
        ], _results.Lines);
    }

    [Fact]
    public void A_red_run_whose_thresholds_passed_is_an_error_at_its_class()
    {
        _results.Add(Json.Run("inconclusive", [Json.Threshold("passed", "p95 was 120 ms")], "invalid", message: "4.1 % of arrivals started late."));

        Assert.False(_results.Check());
        Assert.Equal("/src/Shopper.cs(5,1): error LT0001: Shopper: 4.1 % of arrivals started late.", _results.Lines[^1]);
    }

    [Fact]
    public void A_passed_run_with_an_incomplete_record_is_an_error()
    {
        _results.Add(Json.Run("passed", [Json.Threshold("passed", "p95 was 120 ms")], complete: false));

        Assert.False(_results.Check());
        Assert.Contains("/src/Shopper.cs(5,1): error LT0001: Shopper: the run passed, but its record is not complete", _results.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_passed_run_without_thresholds_is_a_note()
    {
        _results.Add(Json.Run("passed", [], message: "12,000 requests, no thresholds."));

        Assert.True(_results.Check());
        Assert.Equal(["High: Shopper passed: 12,000 requests, no thresholds."], _results.Lines);
    }

    [Fact]
    public void Awkward_characters_reach_the_log_on_one_line()
    {
        _results.Add(Json.Run("failed", [Json.Threshold("failed", "was 5 % {0} {{; \"a\" 'b' <c> & %41 \u0001\r\n  and\nmore;")]));

        Assert.False(_results.Check());
        Assert.Equal(["/src/Shopper.cs(12,1): error LT0001: Shopper: was 5 % {0} {{; \"a\" 'b' <c> & %41 \u0001 and more;"], _results.Lines);
    }

    [Fact]
    public void Every_result_at_any_depth_is_judged_in_the_order_of_its_path()
    {
        _results.Add(Json.Run("passed", [Json.Threshold("passed", "second")]), "b");
        _results.Add(Json.Run("passed", [Json.Threshold("passed", "first")]), "a/deep/er");

        Assert.True(_results.Check());
        Assert.Equal(["High: Shopper: 'p95 < 200ms' passed: first", "High: Shopper: 'p95 < 200ms' passed: second"], _results.Lines);
    }

    [Fact]
    public void A_result_that_was_there_before_is_not_judged()
    {
        var old = _results.Add(Json.Run("failed", [Json.Threshold("failed", "old")]), "old");
        _results.Add(Json.Run("passed", [Json.Threshold("passed", "new")]), "new");

        Assert.True(_results.Check(known: old));
        Assert.Equal(["High: Shopper: 'p95 < 200ms' passed: new"], _results.Lines);
    }
}
