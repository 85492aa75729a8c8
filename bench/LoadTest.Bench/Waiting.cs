namespace LoadTest.Bench;

/// <summary>Waits between 1 and 5 s, does nothing, and waits again: what a user costs that is only there.</summary>
[LoadTest]
[Users(100_000)]
public sealed class Waiting : VirtualUser
{
    protected internal override WaitTime WaitTime => WaitTime.Between(1, 5);

    [Task]
    public ValueTask DoNothing() => ValueTask.CompletedTask;
}
