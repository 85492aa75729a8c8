namespace FromLocust.HowDoILocust;

/// <summary>S-002-8, "Manually marking requests as success/failure".</summary>
[LoadTest]
[Users(60, SpawnRate = 60, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95(POST /things) < 500ms")]
public sealed class ThingUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(0.9, 1.1);

    [Task]
    public Task PostThing() => Http.PostAsync("/things", content: null).Judged(reply =>
    {
        switch (reply.Json<Thing>()!.Status)
        {
            case "ACTIVE":
                reply.Succeed();
                break;
            case "ERROR":
                reply.Fail("Saw ERROR status");
                break;
            default:
                reply.Fail("Unknown error");
                break;
        }
    });
}
