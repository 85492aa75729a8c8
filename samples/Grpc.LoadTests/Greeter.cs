using Grpc.LoadTests.Client;

namespace Grpc.LoadTests;

/// <summary>The methods of <c>greeter.proto</c>.</summary>
public static class Greeter
{
    const string Package = "greeter";
    const string Service = "Greeter";

    /// <summary>Greets.</summary>
    public static GrpcMethod<HelloRequest, HelloReply> SayHello { get; } = new(Package, Service, nameof(SayHello), HelloReply.Parser);

    /// <summary>Counts.</summary>
    public static GrpcMethod<CountRequest, CountReply> CountTo { get; } = new(Package, Service, nameof(CountTo), CountReply.Parser);
}
