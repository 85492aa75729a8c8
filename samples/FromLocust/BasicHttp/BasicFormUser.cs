namespace FromLocust.BasicHttp;

/// <summary>S-004-1, "Basic HTTP Test", with the form as form data: Locust's <c>data=</c> instead of <c>json=</c>.</summary>
[LoadTest]
[Users(60, SpawnRate = 60, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95(POST /submit) < 500ms")]
public sealed class BasicFormUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(0.5, 1.5);

    [Task]
    public Task SubmitForm() => Http.PostFormAsync("/submit", new { username = "test_user", password = "secret" });
}
