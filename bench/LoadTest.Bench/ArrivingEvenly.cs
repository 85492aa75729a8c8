namespace LoadTest.Bench;

/// <inheritdoc cref="Arriving"/>
[LoadTest]
[ArrivalRate(1_000, MaxUsers = 200, StartUsers = 50, Arrivals = ArrivalLaw.Constant)]
public sealed class ArrivingEvenly : VirtualUser
{
    [Task]
    public ValueTask DoNothing() => ValueTask.CompletedTask;
}
