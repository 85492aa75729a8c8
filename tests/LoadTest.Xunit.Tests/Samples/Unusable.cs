namespace LoadTest.Adapter.Tests.Samples;

/// <summary>Its run is refused before any load is sent: a quick way to a result.</summary>
[LoadTest]
[Users(1)]
[Threshold("p95 < 200")]
public sealed class Unusable : VirtualUser
{
    [Task]
    public Task Browse() => Task.CompletedTask;
}
