namespace LoadTest.MSBuild.Tests;

public sealed class MissingResultsTests : IDisposable
{
    readonly Results _results = new();

    public void Dispose() => _results.Dispose();

    [Fact]
    public void No_result_at_all_says_how_to_get_one()
    {
        Assert.False(_results.Check());
        Assert.Equal(
            ["/src/Shop.LoadTests.csproj: error LT0003: no load test matched the filter 'Category=Load'. Fix: mark a class of this project with [LoadTest], or set LoadTestFilter; 'dotnet test --list-tests' shows what there is."],
            _results.Lines);
    }

    [Fact]
    public void No_result_of_a_failed_command_names_its_exit_code()
    {
        Directory.Delete(_results.Folder);

        Assert.False(_results.Check(exitCode: 134));
        Assert.Equal(
            ["/src/Shop.LoadTests.csproj: error LT0003: no load test matched the filter 'Category=Load', or none came as far as a result: 'dotnet test' ended with exit code 134. Fix: see its output above."],
            _results.Lines);

        Directory.CreateDirectory(_results.Folder);
    }

    [Fact]
    public void A_failed_command_whose_results_all_passed_is_an_error()
    {
        _results.Add(Json.Run("passed", [Json.Threshold("passed", "p95 was 120 ms")]));

        Assert.False(_results.Check(exitCode: 1));
        Assert.StartsWith("/src/Shop.LoadTests.csproj: error LT0004: 'dotnet test' ended with exit code 1, though no load test that left a result failed.", _results.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{ \"schemaVersion\": 1, \"loadTest\": ")]
    [InlineData("{ \"schemaVersion\": 1, \"loadTest\": \"A\" }")]
    [InlineData("{ \"schemaVersion\": 1, \"loadTest\": \"A\", \"verdict\": \"green\" }")]
    [InlineData("{ \"schemaVersion\": 1, \"loadTest\": \"A\", \"verdict\": \"passed\", \"line\": 1.5 }")]
    [InlineData("{ \"schemaVersion\": 1, \"loadTest\": \"A\", \"verdict\": \"passed\", \"line\": 99999999999 }")]
    public void A_damaged_result_is_an_error_at_its_file(string json)
    {
        var path = _results.Add(json);

        Assert.False(_results.Check());
        Assert.StartsWith($"{path}(1,1): error LT0005: this result cannot be judged: ", Assert.Single(_results.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Another_schema_version_is_refused(int schemaVersion)
    {
        var path = _results.Add(Json.Run("passed", [], schemaVersion: schemaVersion));

        Assert.False(_results.Check());
        Assert.StartsWith(
            $"{path}(1,1): error LT0005: this result cannot be judged: its schemaVersion is '{schemaVersion}', and only 1 is known here. Fix:",
            Assert.Single(_results.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_result_does_not_hide_the_others()
    {
        _results.Add("{", "a");
        _results.Add(Json.Run("failed", [Json.Threshold("failed", "p95 was 312 ms")]), "b");

        Assert.False(_results.Check());
        Assert.Equal(2, _results.Lines.Count);
        Assert.Equal("/src/Shopper.cs(12,1): error LT0001: Shopper: p95 was 312 ms", _results.Lines[^1]);
    }
}
