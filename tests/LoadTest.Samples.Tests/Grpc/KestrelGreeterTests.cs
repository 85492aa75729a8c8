using Grpc.LoadTests.Server;

namespace LoadTest.Samples.Grpc;

/// <summary>Against the sample's own server.</summary>
public sealed class KestrelGreeterTests(GreeterServer server) : GrpcServerTests(server.Address), IClassFixture<GreeterServer>;
