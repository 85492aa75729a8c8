using Google.Protobuf;

namespace Grpc.LoadTests.Client;

/// <summary>A method of a service.</summary>
/// <typeparam name="TRequest">What it is sent.</typeparam>
/// <typeparam name="TReply">What it answers, once or as a stream.</typeparam>
/// <param name="package">The package of the <c>.proto</c> file.</param>
/// <param name="service">The service.</param>
/// <param name="method">The method.</param>
/// <param name="parser">Reads an answer: <c>TReply.Parser</c> of the generated class.</param>
public sealed class GrpcMethod<TRequest, TReply>(string package, string service, string method, MessageParser<TReply> parser)
    where TRequest : IMessage
    where TReply : IMessage<TReply>
{
    /// <summary>What samples are grouped by: service and method.</summary>
    public string Name { get; } = $"{service}/{method}";

    /// <summary>The path of the HTTP/2 request.</summary>
    public string Path { get; } = $"/{package}.{service}/{method}";

    /// <summary>Reads an answer.</summary>
    public MessageParser<TReply> Parser { get; } = parser;
}
