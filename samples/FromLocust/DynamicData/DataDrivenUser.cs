namespace FromLocust.DynamicData;

/// <summary>S-004-6, "Dynamic Data". The file is read once for the run; its path begins at the folder of the test assembly.</summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95(GET /search) < 500ms")]
public sealed class DataDrivenUser(ServiceFixture service) : ServiceUser(service)
{
    Feed<CsvRow>? _testData;

    protected override WaitTime WaitTime => WaitTime.Between(1, 3);

    protected override Task OnStartAsync()
    {
        // The first line of the file names the columns.
        _testData = Run.CsvFeed("DynamicData/test_data.csv", FeedOrder.Random);
        return Task.CompletedTask;
    }

    [Task]
    public Task SearchProduct()
    {
        var row = _testData!.Next(Context); // set when the user started
        return Http.GetAsync("/search", query: new { q = row["search_term"] });
    }
}
