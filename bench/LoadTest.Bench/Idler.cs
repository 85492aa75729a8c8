namespace LoadTest.Bench;

/// <summary>Does nothing, again and again: what is left is the engine itself.</summary>
[LoadTest]
[Users(64)]
public sealed class Idler : VirtualUser
{
    [Task]
    public ValueTask DoNothing() => ValueTask.CompletedTask;
}
