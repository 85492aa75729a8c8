namespace LoadTest.Samples.Grpc;

/// <summary>Against the gRPC implementation of the gRPC project itself, @grpc/grpc-js.</summary>
public sealed class GrpcJsTests(GrpcJsServer server) : GrpcServerTests(server.Address), IClassFixture<GrpcJsServer>;
