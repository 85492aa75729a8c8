namespace FromLocust.DynamicData;

/// <summary>S-004-6, "Dynamic Data", where chance is not what is wanted: a row of its own for each user, and every row in its turn.</summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95 < 500ms")]
public sealed class EveryRowUser(ServiceFixture service) : ServiceUser(service)
{
    CsvRow? _own;

    protected override WaitTime WaitTime => WaitTime.Between(1, 3);

    protected override Task OnStartAsync()
    {
        _own = Run.CsvFeed("DynamicData/test_data.csv", FeedOrder.UniquePerUser).Next(Context);
        return Task.CompletedTask;
    }

    [Task]
    public Task SearchOwn() => Http.GetAsync("/search", name: "own term", query: new { q = _own!["search_term"] }); // set when the user started

    [Task]
    public Task SearchNext()
    {
        var row = Run.CsvFeed("DynamicData/test_data.csv", FeedOrder.Circular).Next(Context);
        return Http.GetAsync("/search", name: "next term", query: new { q = row["search_term"] });
    }
}
