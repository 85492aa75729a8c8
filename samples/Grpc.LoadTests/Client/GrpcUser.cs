using LoadTest;

namespace Grpc.LoadTests.Client;

/// <summary>A virtual user that talks to a gRPC service. All users of a run share the connections.</summary>
public abstract class GrpcUser : VirtualUser
{
    GrpcSession? _grpc;

    /// <summary>The server.</summary>
    public abstract Uri Host { get; }

    /// <summary>Makes calls. Available from <see cref="Behavior.OnStartAsync"/> on.</summary>
    protected GrpcSession Grpc => _grpc ??= new GrpcSession(Run.Shared(() => new GrpcChannel(Host)), Context);
}
