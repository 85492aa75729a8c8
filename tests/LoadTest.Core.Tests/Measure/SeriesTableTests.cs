using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Measure;

public sealed class SeriesTableTests
{
    [Fact]
    public void Equal_series_have_the_same_id_and_ids_count_up()
    {
        var table = new SeriesTable();

        Assert.Equal([0, 1, 0], new[] { table.IdOf(new Series("GET", "/a")), table.IdOf(new Series("GET", "/b")), table.IdOf(new Series("GET", "/a")) });
    }

    [Fact]
    public void Beyond_the_capacity_requests_fold_into_one_series_and_keep_their_totals()
    {
        using var log = new RequestLog(MeasurePlan.Empty);
        log.Window.StartAt(0);
        var slot = new RequestSlot();
        for (var i = 0; i < SeriesTable.Capacity + 500; i++)
        {
            log.TryBegin(slot, log.IdOf(new Series("GET", $"/items/{i}")), 0, 0);
            log.End(slot, Outcome.Ok, 1);
        }

        var snapshot = log.Snapshot(Some.Second);

        Assert.Equal(SeriesTable.Capacity + 1, snapshot.Series.Count);
        Assert.Equal(500, snapshot.Series.Single(series => series.Series == Series.Overflow).Counts.Ok);
        Assert.Equal(SeriesTable.Capacity + 500, snapshot.Total.Ok);
    }

    [Fact]
    public void Many_threads_agree_on_the_ids()
    {
        var table = new SeriesTable();
        var series = Enumerable.Range(0, 300).Select(i => new Series("GET", $"/{i}")).ToList();
        var ids = new int[4][];
        var threads = Enumerable.Range(0, 4).Select(t => new Thread(() => ids[t] = [.. series.Select(table.IdOf)])).ToList();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();

        Assert.All(ids, theirs => Assert.Equal(ids[0], theirs));
        Assert.Equal(series, ids[0].Select(id => table.All[id]));
    }
}
