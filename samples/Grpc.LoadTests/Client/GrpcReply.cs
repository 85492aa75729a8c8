namespace Grpc.LoadTests.Client;

/// <summary>The end of a unary call.</summary>
/// <typeparam name="TReply">What the method answers.</typeparam>
/// <param name="status">How it ended.</param>
/// <param name="message">The answer, if there is one.</param>
public sealed class GrpcReply<TReply>(GrpcStatus status, TReply? message)
    where TReply : class
{
    /// <summary>How the call ended.</summary>
    public GrpcStatus Status { get; } = status;

    /// <summary>The answer.</summary>
    /// <exception cref="InvalidOperationException">The call has failed.</exception>
    public TReply Message => message ?? throw new InvalidOperationException($"There is no answer: {Status}.");
}
