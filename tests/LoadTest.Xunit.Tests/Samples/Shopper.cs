namespace LoadTest.Adapter.Tests.Samples;

[LoadTest]
[Users(2)]
[Threshold("p95 < 200ms")]
[Threshold("p99(GET /items/{id}) < 400ms")]
public sealed class Shopper : VirtualUser
{
    [Task]
    public Task Browse() => Task.CompletedTask;
}
