namespace FromLocust.RestApis;

/// <summary>S-004-9, "Testing REST APIs". The routes name the requests, so that the ids in them make no rows of their own.</summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95 < 500ms")]
[Threshold("count(GET /api/resources/{id}) > 10")]
public sealed class RestApiUser(ServiceFixture service) : ServiceUser(service)
{
    static readonly string[] SortOrders = ["name", "date", "status"];

    int _resourceId;

    protected override WaitTime WaitTime => WaitTime.Between(1, 3);

    protected override async Task OnStartAsync()
    {
        // Authenticate and get a token.
        var login = await Http.PostAsJsonAsync("/api/auth", new { username = "api_user", password = "api_pass" });
        Http.Headers["Authorization"] = $"Bearer {login.Json<Login>()!.Token}";

        // Create some test data to work with.
        var created = await Http.PostAsJsonAsync("/api/resources", new { name = "Test Resource" });
        _resourceId = created.Json<Resource>()!.Id;
    }

    [Task(4)] // read
    public Task GetResource() => Http.GetAsync(Route.Of("/api/resources/{id}", _resourceId));

    [Task(2)] // read with query parameters
    public Task ListResources() => Http.GetAsync("/api/resources", query: new
    {
        page = Random.Next(1, 6),
        limit = 10,
        sort = SortOrders[Random.Next(SortOrders.Length)],
    });

    [Task(1)] // update
    public Task UpdateResource() =>
        Http.PutAsJsonAsync(Route.Of("/api/resources/{id}", _resourceId), new { name = $"Updated Resource {Random.Next(1, 1_001)}" });

    [Task(1)] // create something below
    public Task CreateSecondaryResource() =>
        Http.PostAsJsonAsync(Route.Of("/api/resources/{id}/items", _resourceId), new { description = $"Item {Random.Next(1, 1_001)}" });

    sealed record Login(string Token);

    sealed record Resource(int Id);
}
