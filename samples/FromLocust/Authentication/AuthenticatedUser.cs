namespace FromLocust.Authentication;

/// <summary>S-004-2, "User Authentication". Where a login fails, the user does not start, and the run is red.</summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95(GET /protected-resource) < 500ms")]
public sealed class AuthenticatedUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(1, 3);

    protected override async Task OnStartAsync()
    {
        var reply = await Http.PostAsJsonAsync("/login", new { username = "test_user", password = "secret" });
        Http.Headers["Authorization"] = $"Bearer {reply.Json<Login>()!.Token}";
    }

    [Task]
    public Task ProtectedResource() => Http.GetAsync("/protected-resource");

    protected override async Task OnStopAsync() => await Http.PostAsync("/logout", content: null);

    sealed record Login(string Token);
}
