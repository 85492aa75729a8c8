using LoadTest.Samples.Servers;

namespace LoadTest.Samples.Grpc;

/// <summary>The greeter on @grpc/grpc-js.</summary>
public sealed class GrpcJsServer() : NodeServer("greeter.js", Path.Combine(ProjectFolder(), "../../samples/Grpc.LoadTests/greeter.proto"));
