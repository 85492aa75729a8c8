using LoadTest.Measure;

namespace LoadTest.Tests.Measure;

public sealed class FailureTableTests
{
    static readonly Series[] Known = [new("GET", "/a"), new("GET", "/b")];

    [Fact]
    public void Failures_group_by_series_and_reason_most_frequent_first()
    {
        var table = new FailureTable();
        foreach (var (series, reason) in new[] { (1, "x"), (0, "y"), (0, "x"), (1, "x"), (0, "x") }) table.Count(series, reason);

        Assert.Equal(
            ["2 GET /a x", "2 GET /b x", "1 GET /a y"],
            table.ToList(Known).Select(failure => $"{failure.Count} {failure.Series} {failure.Reason}"));
    }

    [Fact]
    public void Endless_kinds_of_reasons_are_folded_and_stay_counted()
    {
        var table = new FailureTable();
        for (var i = 0; i < 10_000; i++) table.Count(0, $"order {i} is missing");

        var failures = table.ToList(Known);

        Assert.Equal(FailureTable.Capacity + 1, failures.Count);
        Assert.Equal("(other)", failures[0].Reason);
        Assert.Equal(10_000, failures.Sum(failure => failure.Count));
    }

    [Fact]
    public void Long_reasons_are_cut()
    {
        var table = new FailureTable();

        table.Count(0, new string('x', 100_000));

        Assert.Equal(FailureTable.ReasonLength + 1, table.ToList(Known)[0].Reason.Length);
    }

    [Fact]
    public void The_first_three_examples_of_each_failure_are_kept()
    {
        var table = new FailureTable();
        for (var i = 0; i < 10; i++)
        {
            var isWanted = table.WantsExample(0, "x");
            table.Count(0, "x");
            if (isWanted) table.AddExample(0, "x", $"example {i}");
        }

        table.Count(0, "y");
        table.AddExample(1, "never counted", "none");

        Assert.Equal(["example 0", "example 1", "example 2"], table.ToList(Known)[0].Examples);
        Assert.Empty(table.ToList(Known)[1].Examples);
        Assert.Equal(2, table.ToList(Known).Count);
    }

    [Fact]
    public void A_series_that_appeared_after_the_reader_looked_waits_for_the_next_reading()
    {
        var table = new FailureTable();
        table.Count(2, "x");
        table.Count(0, "x");

        Assert.Equal(Known[0], Assert.Single(table.ToList(Known)).Series);
    }
}
