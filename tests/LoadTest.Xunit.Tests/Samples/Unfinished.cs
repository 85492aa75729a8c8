namespace LoadTest.Adapter.Tests.Samples;

[LoadTest]
[Users(1)]
public abstract class Unfinished : VirtualUser
{
    [Task]
    public Task Browse() => Task.CompletedTask;
}
