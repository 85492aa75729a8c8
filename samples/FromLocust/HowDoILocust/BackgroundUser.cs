namespace FromLocust.HowDoILocust;

/// <summary>
/// S-002-9, "Achieving precise request rates": the long work is done beside the tasks, and the user goes on at once. S-002-11:
/// what is still under way when the user stops is stopped with it, and counted.
/// </summary>
[LoadTest]
[Users(150, SpawnRate = 150, Duration = "4s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95(GET /resources/{id}) < 500ms")]
public sealed class BackgroundUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(0.9, 1.1);

    [Task]
    public Task DoGet() => Http.GetAsync("/resources/1", name: "/resources/{id}");

    [Task]
    public void DoAsyncThing() => RunInBackground(DoAsyncThingHandlerAsync);

    Task DoAsyncThingHandlerAsync(CancellationToken stopping) => PauseAsync(TimeSpan.FromSeconds(60));
}
