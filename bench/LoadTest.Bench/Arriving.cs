namespace LoadTest.Bench;

/// <summary>Does nothing whenever an arrival comes: what is measured is how late it comes.</summary>
[LoadTest]
[ArrivalRate(1_000, MaxUsers = 200, StartUsers = 50)]
public sealed class Arriving : VirtualUser
{
    [Task]
    public ValueTask DoNothing() => ValueTask.CompletedTask;
}
