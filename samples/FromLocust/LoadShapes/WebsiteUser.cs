namespace FromLocust.LoadShapes;

/// <summary>S-004-7, "Custom Load Shape". Takes five minutes, so it is not run with the others: add <c>[LoadTest]</c>.</summary>
[Shape<StagesShape>]
public sealed class WebsiteUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(1, 5);

    [Task]
    public Task IndexPage() => Http.GetAsync("/");
}
