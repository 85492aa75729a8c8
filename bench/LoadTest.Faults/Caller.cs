namespace LoadTest.Faults;

/// <summary>An even load of an open model: how much of it began can be counted to the last one.</summary>
[LoadTest(MaxDuration = "4s")]
[ArrivalRate(200, Duration = "4s", WarmUp = "1s", Arrivals = ArrivalLaw.Constant)]
[Threshold("failures < 1%")]
public sealed class Caller(Uri url) : HttpUser
{
    public override Uri Host => url;

    [Task]
    public Task Get() => Http.GetAsync("/items/7", name: "/items/{id}");
}
