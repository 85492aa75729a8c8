namespace LoadTest.Adapter.Tests.Samples;

[LoadTest]
[Users(1)]
[Collection("Shared")]
public sealed class InCollection(SharedFixture shared) : VirtualUser
{
    [Task]
    public string Browse() => shared.ToString() ?? "";
}
