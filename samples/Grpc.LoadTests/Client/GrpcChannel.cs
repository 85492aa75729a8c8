using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Grpc.LoadTests.Client;

/// <summary>
/// The connections to one gRPC server, over HTTP/2 without TLS (h2c, prior knowledge) for <c>http</c> and with TLS for <c>https</c>.
/// Unary calls and server streams. A call never throws for what the server or the network does: it ends with a status.
/// </summary>
/// <param name="address">The server, for example <c>http://127.0.0.1:5000</c>.</param>
public sealed class GrpcChannel(Uri address) : IDisposable
{
    static readonly MediaTypeHeaderValue ContentType = new("application/grpc");
    static readonly TransferCodingWithQualityHeaderValue Trailers = new("trailers");

    // The specification allows eight digits; in milliseconds that is a day.
    static readonly TimeSpan LongestDeadline = TimeSpan.FromMilliseconds(99_999_999);

    readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        EnableMultipleHttp2Connections = true,
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
    });

    /// <summary>Makes a call and waits for its end.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="request">What it is sent.</param>
    /// <param name="onReply">Receives each answer: one of a unary call, any number of a stream.</param>
    /// <param name="deadline">How long it may take: more than 0, at most a day. The server is told, too.</param>
    /// <param name="token">Gives the call up.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="token"/> has fired.</exception>
    public async Task<GrpcStatus> CallAsync<TRequest, TReply>(
        GrpcMethod<TRequest, TReply> method, TRequest request, Action<TReply> onReply, TimeSpan deadline, CancellationToken token)
        where TRequest : IMessage
        where TReply : IMessage<TReply>
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(deadline, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(deadline, LongestDeadline);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(token);
        timeout.CancelAfter(deadline);
        try
        {
            return await SendAsync(method, request, onReply, deadline, timeout.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return new GrpcStatus(GrpcStatusCode.DeadlineExceeded, "the deadline is over");
        }
        catch (InvalidDataException exception)
        {
            return new GrpcStatus(GrpcStatusCode.Internal, exception.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return GrpcFailure.StatusOf(exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    async Task<GrpcStatus> SendAsync<TRequest, TReply>(
        GrpcMethod<TRequest, TReply> method, TRequest request, Action<TReply> onReply, TimeSpan deadline, CancellationToken token)
        where TRequest : IMessage
        where TReply : IMessage<TReply>
    {
        using var message = Message(method.Path, request, deadline);
        using var response = await _http.SendAsync(message, token);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            await using var body = await response.Content.ReadAsStreamAsync(token);
            await foreach (var reply in GrpcFrame.ReadAsync(body, method.Parser, token))
                onReply(reply);
        }
        return GrpcTrailers.StatusOf(response);
    }

    HttpRequestMessage Message(string path, IMessage request, TimeSpan deadline)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(GrpcFrame.Write(request)) { Headers = { ContentType = ContentType } },
        };
        message.Headers.TE.Add(Trailers);
        message.Headers.Add("grpc-timeout", string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(deadline.TotalMilliseconds)}m"));
        return message;
    }
}
