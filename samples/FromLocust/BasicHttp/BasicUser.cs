namespace FromLocust.BasicHttp;

/// <summary>S-004-1, "Basic HTTP Test".</summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "4s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95 < 500ms")]
[Threshold("count(GET /item) > 20")]
public sealed class BasicUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(1, 5);

    [Task]
    public Task IndexPage() => Http.GetAsync("/");

    [Task(3)]
    public Task ViewItem() => Http.GetAsync("/item?id=5", name: "/item");

    [Task]
    public Task SubmitForm() => Http.PostAsJsonAsync("/submit", new { username = "test_user", password = "secret" });
}
