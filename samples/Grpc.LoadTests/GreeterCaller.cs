using Grpc.LoadTests.Client;
using Grpc.LoadTests.Server;
using LoadTest;

namespace Grpc.LoadTests;

/// <summary>Ten callers that greet, and now and then have the server count for them.</summary>
[LoadTest]
[Users(10, SpawnRate = 10, Duration = "3s", WarmUp = "1s")]
[Threshold("p95(grpc Greeter/SayHello) < 250ms")]
[Threshold("p95(grpc Greeter/CountTo) < 500ms")]
[Threshold("failures < 5%")]
public sealed class GreeterCaller(GreeterServer server) : GrpcUser, IClassFixture<GreeterServer>
{
    public override Uri Host => server.Address;

    protected override WaitTime WaitTime => WaitTime.Between(0.01, 0.05);

    [Task(5)]
    public async Task Greet()
    {
        var reply = await Grpc.CallAsync(Greeter.SayHello, new HelloRequest { Name = $"caller {Context.UserNumber}" });
        if (reply.Status.IsOk)
            Assert.Equal($"Hello, caller {Context.UserNumber}", reply.Message.Message);
    }

    [Task]
    public async Task Count()
    {
        var sum = 0;
        var status = await Grpc.StreamAsync(Greeter.CountTo, new CountRequest { Limit = 10 }, reply => sum += reply.Number);
        if (status.IsOk)
            Assert.Equal(55, sum);
    }
}
