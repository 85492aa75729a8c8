namespace LoadTest.Faults;

/// <summary>Calls a service whose name will have another address: over the wire of our own.</summary>
[LoadTest(MaxDuration = "5s")]
[ArrivalRate(50, Duration = "5s", WarmUp = "1s", Arrivals = ArrivalLaw.Constant)]
[Threshold("failures < 100%")]
public class Mover(Uri url) : HttpUser
{
    public override Uri Host => url;

    protected override HttpOptions HttpOptions => new() { Timeout = TimeSpan.FromSeconds(2) };

    [Task]
    public Task Get() => Http.GetAsync("/None");
}
