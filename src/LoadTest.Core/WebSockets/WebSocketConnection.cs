using System.Net;
using System.Net.WebSockets;
using LoadTest.Http;

namespace LoadTest.WebSockets;

/// <summary>
/// One connection on the wire: connects, sends one message at a time, receives, closes. A time-out and the end of the run break
/// it as a whole, since a message that was sent in part cannot be followed by another.
/// </summary>
internal sealed class WebSocketConnection : IDisposable
{
    readonly Uri _address;
    readonly WebSocketSessionOptions _options;
    readonly ClientWebSocket _socket = new();
    readonly MessageReader _reader;
    readonly ITimer _limit;
    readonly CancellationTokenRegistration _aborting;
    Task _lastTurn = Task.CompletedTask;

    public WebSocketConnection(HttpTarget target, WebSocketSessionOptions options, TimeProvider time, CancellationToken aborting)
    {
        _address = target.WithScheme(Uri.UriSchemeWs, Uri.UriSchemeWss);
        _options = options;
        _reader = new MessageReader(_socket, options.MaxMessageBytes);
        foreach (var (name, value) in target.Headers.Concat(options.Headers)) _socket.Options.SetRequestHeader(name, value);
        foreach (var protocol in options.SubProtocols) _socket.Options.AddSubProtocol(protocol);
        if (target.Options.ClientCertificates.Count > 0) _socket.Options.ClientCertificates = target.Options.ClientCertificates;
        if (!options.VerifyCertificates || !target.Options.VerifyCertificates) _socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
        _socket.Options.Proxy = null;
        _socket.Options.CollectHttpResponseDetails = true;
        _limit = time.CreateTimer(_ => BreakByTimeout(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _aborting = aborting.UnsafeRegister(static socket => ((ClientWebSocket)socket!).Abort(), _socket); // not null: the line says what it is
    }

    public string SubProtocol => _socket.SubProtocol ?? "";

    public HttpStatusCode StatusCode => _socket.HttpStatusCode;

    /// <summary>What the server said when it closed; null as long as it has not.</summary>
    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>Whether it took too long and was broken for that.</summary>
    public bool HasTimedOut { get; private set; }

    public Task ConnectAsync() => LimitAsync(() => _socket.ConnectAsync(_address, CancellationToken.None), _options.Timeout);

    public Task SendAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type) =>
        InTurnAsync(() => _socket.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None).AsTask(), _options.Timeout);

    /// <inheritdoc cref="MessageReader.ReadAsync"/>
    public ValueTask<WebSocketMessage?> ReceiveAsync() => _reader.ReadAsync();

    /// <summary>Says that nothing more will be sent; the server then says the same.</summary>
    public Task CloseOutputAsync(WebSocketCloseStatus status) =>
        InTurnAsync(() => _socket.CloseOutputAsync(status, statusDescription: null, CancellationToken.None), _options.CloseTimeout);

    /// <summary>Why connecting, sending or receiving has thrown, in few distinct words.</summary>
    public string Describe(Exception exception) =>
        HasTimedOut ? HttpFailure.TimedOut(_options.Timeout) : WebSocketFailure.Describe(exception, _socket.HttpStatusCode, _address);

    /// <summary>Breaks the connection if it is still there. Nobody waits for a turn for ever: the one whose turn it is fails.</summary>
    public void Dispose()
    {
        _aborting.Unregister();
        _limit.Dispose();
        _socket.Abort();
        _socket.Dispose();
    }

    async Task InTurnAsync(Func<Task> step, TimeSpan limit)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Interlocked.Exchange(ref _lastTurn, turn.Task).ConfigureAwait(false);
        try
        {
            await LimitAsync(step, limit).ConfigureAwait(false);
        }
        finally
        {
            turn.SetResult();
        }
    }

    async Task LimitAsync(Func<Task> step, TimeSpan limit)
    {
        _limit.Change(limit, Timeout.InfiniteTimeSpan);
        try
        {
            await step().ConfigureAwait(false);
        }
        finally
        {
            _limit.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    void BreakByTimeout()
    {
        HasTimedOut = true;
        _socket.Abort();
    }
}
