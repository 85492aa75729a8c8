namespace LoadTest.Adapter.Tests.Samples;

[LoadTest]
[Users(1)]
internal sealed class Hidden : VirtualUser
{
    [Task]
    public Task Browse() => Task.CompletedTask;
}
