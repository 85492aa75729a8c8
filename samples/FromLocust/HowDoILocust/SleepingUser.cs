namespace FromLocust.HowDoILocust;

/// <summary>S-002-9, "Achieving precise request rates", as it is not to be done: sooner or later every user is in the long task.</summary>
[Users(5, SpawnRate = 5, Duration = "3s", WarmUp = "1s")]
public sealed class SleepingUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(0.9, 1.1);

    [Task]
    public Task DoGet() => Http.GetAsync("/resources/1");

    [Task]
    public Task DoSleep() => PauseAsync(TimeSpan.FromSeconds(60));
}
