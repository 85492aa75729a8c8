namespace LoadTest.Bench;

/// <summary>As <see cref="Getter"/>, at a given rate, evenly spaced.</summary>
[LoadTest(OnGeneratorTrouble = Judge.TroublePolicy.Report)]
[ArrivalRate(1_000, Arrivals = ArrivalLaw.Constant, StartUsers = 64, MaxUsers = 1_000)]
[Threshold("p95 < 10s")]
public sealed class ArrivingGetter(Uri url) : HttpUser
{
    public override Uri Host => url;

    [Task]
    public Task Get() => Http.GetAsync("/items/7", name: "/items/{id}");
}
