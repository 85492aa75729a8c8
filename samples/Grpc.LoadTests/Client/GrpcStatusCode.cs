namespace Grpc.LoadTests.Client;

/// <summary>How a call ended: the codes of the gRPC specification.</summary>
public enum GrpcStatusCode
{
    /// <summary>It succeeded.</summary>
    Ok = 0,

    /// <summary>The caller gave it up.</summary>
    Cancelled = 1,

    /// <summary>The server said nothing that the specification knows.</summary>
    Unknown = 2,

    /// <summary>The request is wrong, whatever state the server is in.</summary>
    InvalidArgument = 3,

    /// <summary>It took longer than its deadline.</summary>
    DeadlineExceeded = 4,

    /// <summary>What was asked for does not exist.</summary>
    NotFound = 5,

    /// <summary>What was to be created exists.</summary>
    AlreadyExists = 6,

    /// <summary>The caller may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota, or the largest message, was exceeded.</summary>
    ResourceExhausted = 8,

    /// <summary>The server is not in the state that the call needs.</summary>
    FailedPrecondition = 9,

    /// <summary>It lost against another call.</summary>
    Aborted = 10,

    /// <summary>Beyond the valid range.</summary>
    OutOfRange = 11,

    /// <summary>The server has no such method.</summary>
    Unimplemented = 12,

    /// <summary>An invariant is broken, in the server or in what it sent.</summary>
    Internal = 13,

    /// <summary>The server cannot be reached, or refuses for now.</summary>
    Unavailable = 14,

    /// <summary>Data is lost.</summary>
    DataLoss = 15,

    /// <summary>The caller has not said who it is.</summary>
    Unauthenticated = 16,
}
