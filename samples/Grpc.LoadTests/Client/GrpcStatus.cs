namespace Grpc.LoadTests.Client;

/// <summary>How a call ended, and why.</summary>
/// <param name="Code">The code.</param>
/// <param name="Detail">What the server, or the connection, said about it; may be empty.</param>
public readonly record struct GrpcStatus(GrpcStatusCode Code, string Detail)
{
    /// <summary>Success.</summary>
    public static GrpcStatus Ok { get; } = new(GrpcStatusCode.Ok, "");

    /// <summary>Whether the call succeeded.</summary>
    public bool IsOk => Code == GrpcStatusCode.Ok;

    /// <inheritdoc/>
    public override string ToString() => Detail.Length == 0 ? Code.ToString() : $"{Code}: {Detail}";
}
