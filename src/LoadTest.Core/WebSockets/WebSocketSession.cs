using System.Net.WebSockets;
using System.Runtime.ExceptionServices;
using System.Text;
using LoadTest.Http;
using LoadTest.Measure;
using LoadTest.WebSockets;

namespace LoadTest;

/// <summary>
/// A WebSocket connection of one user. Connecting, sending and round trips are timed requests of the kind <c>websocket</c>; a
/// message that the server sends by itself is counted as <c>websocket receive</c> and has no duration. Nothing is thrown for
/// what the network or the server does: it is counted, and <see cref="IsOpen"/> says whether the connection is still there.
/// </summary>
/// <remarks>
/// It is received all the time, in the background: <see cref="WebSocketSessionOptions.OnMessage"/>, <see cref="WebSocketSessionOptions.NameOf"/>,
/// the conditions of round trips and <see cref="VirtualUser.OnRequest"/> for events run beside the user's tasks. The connection is
/// closed when the user ends, if not before.
/// </remarks>
public sealed class WebSocketSession : IAsyncDisposable
{
    internal const string Kind = "websocket";
    internal const string ReceiveName = "receive";

    readonly UserContext _context;
    readonly WebSocketSessionOptions _options;
    readonly RequestDetails _details;
    readonly WebSocketConnection _connection;
    readonly PendingAnswers _answers = new();
    readonly Inbox _inbox;
    readonly Lock _access = new();
    Task _receiving = Task.CompletedTask;
    string _endReason = "it was never connected";
    volatile bool _isClosing;
    Task? _closing;

    WebSocketSession(UserContext context, HttpTarget target, WebSocketSessionOptions options)
    {
        _context = context;
        _options = options;
        _details = RequestDetails.None with { Address = target.Address.AbsoluteUri };
        _connection = new WebSocketConnection(target, options, context.Run.Time, context.Aborting);
        _inbox = new Inbox(context, options);
    }

    /// <summary>Whether messages can be sent.</summary>
    public bool IsOpen => EndReason.Length == 0;

    /// <summary>Why the connection is not open: why it could not be made, what has broken it, or who has closed it; empty while it is open.</summary>
    public string EndReason => Volatile.Read(ref _endReason);

    /// <summary>The sub-protocol that the server has chosen; empty when it has not chosen any.</summary>
    public string SubProtocol => _connection.SubProtocol;

    /// <summary>How many messages nobody has received in time; see <see cref="WebSocketSessionOptions.KeptMessages"/>.</summary>
    public long DroppedMessages => _inbox.Dropped;

    /// <summary>Connects a user or task set. For an <see cref="HttpUser"/> the address is relative to its host, and its headers, cookies and client certificates go with it.</summary>
    /// <param name="user">The user or task set: <c>this</c>.</param>
    /// <param name="address">The path, or the whole address; <c>http</c> and <c>https</c> become <c>ws</c> and <c>wss</c>.</param>
    /// <param name="options">How to connect; the defaults when left out.</param>
    /// <param name="name">The request name that connecting is counted under.</param>
    /// <returns>Completes when the connection is made, or could not be made, which is counted as a failure.</returns>
    /// <exception cref="ArgumentException">The address is relative and the user has no host; or it is of another protocol.</exception>
    public static Task<WebSocketSession> ConnectAsync(Behavior user, string address, WebSocketSessionOptions? options = null, string name = "connect") =>
        new WebSocketSession(user.Context, HttpTarget.Of(user, address), options ?? WebSocketSessionOptions.Default).OpenAsync(name);

    /// <summary>Connects to any address.</summary>
    /// <param name="context">The user's context.</param>
    /// <param name="address">The whole address; <c>http</c> and <c>https</c> become <c>ws</c> and <c>wss</c>.</param>
    /// <param name="options">How to connect; the defaults when left out.</param>
    /// <param name="name">The request name that connecting is counted under.</param>
    /// <returns>Completes when the connection is made, or could not be made, which is counted as a failure.</returns>
    /// <exception cref="ArgumentException">The address is relative, or of another protocol.</exception>
    public static Task<WebSocketSession> ConnectAsync(UserContext context, Uri address, WebSocketSessionOptions? options = null, string name = "connect") =>
        new WebSocketSession(context, HttpTarget.Of(address), options ?? WebSocketSessionOptions.Default).OpenAsync(name);

    /// <summary>Sends a text. Timed until the message has been handed over to the network.</summary>
    /// <param name="text">The message.</param>
    /// <param name="name">The request name.</param>
    /// <returns>False when it could not be sent, which is counted.</returns>
    public Task<bool> SendAsync(string text, string name = "send") => CountSendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, name);

    /// <summary>Sends bytes. Timed until the message has been handed over to the network.</summary>
    /// <param name="bytes">The message.</param>
    /// <param name="name">The request name.</param>
    /// <returns>False when it could not be sent, which is counted.</returns>
    public Task<bool> SendAsync(ReadOnlyMemory<byte> bytes, string name = "send") => CountSendAsync(bytes, WebSocketMessageType.Binary, name);

    /// <summary>
    /// Sends a text and waits for the message that answers it: one request, timed from the sending to the arrival of the answer.
    /// The answer is part of it, and is not counted or offered a second time.
    /// </summary>
    /// <param name="text">The message.</param>
    /// <param name="isAnswer">Whether a message is the answer. Asked for every message until one is, so be quick.</param>
    /// <param name="name">The request name.</param>
    /// <returns>The answer; null when there was none within <see cref="WebSocketSessionOptions.AnswerTimeout"/> or before the connection ended.</returns>
    public Task<WebSocketMessage?> RoundTripAsync(string text, Func<WebSocketMessage, bool> isAnswer, string name = "round trip") =>
        AskAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, isAnswer, name);

    /// <inheritdoc cref="RoundTripAsync(string, Func{WebSocketMessage, bool}, string)"/>
    /// <param name="bytes">The message.</param>
    /// <param name="isAnswer">Whether a message is the answer. Asked for every message until one is, so be quick.</param>
    /// <param name="name">The request name.</param>
    public Task<WebSocketMessage?> RoundTripAsync(ReadOnlyMemory<byte> bytes, Func<WebSocketMessage, bool> isAnswer, string name = "round trip") =>
        AskAsync(bytes, WebSocketMessageType.Binary, isAnswer, name);

    /// <summary>Waits for the next message that answers no round trip. Not for connections with <see cref="WebSocketSessionOptions.OnMessage"/>.</summary>
    /// <returns>The message; null when the user is stopping, or the connection has ended and all messages have been taken.</returns>
    public Task<WebSocketMessage?> ReceiveAsync() => ReceiveAsync(Timeout.InfiniteTimeSpan);

    /// <inheritdoc cref="ReceiveAsync()"/>
    /// <param name="timeout">How long to wait at most.</param>
    /// <returns>The message; null when there was none in this time, the user is stopping, or the connection has ended.</returns>
    public Task<WebSocketMessage?> ReceiveAsync(TimeSpan timeout) => _inbox.TakeAsync(timeout);

    /// <summary>All messages that answer no round trip, as they come, until the user is stopping or the connection has ended.</summary>
    public async IAsyncEnumerable<WebSocketMessage> ReceiveAllAsync()
    {
        while (await ReceiveAsync().ConfigureAwait(false) is { } message) yield return message;
    }

    /// <summary>Closes the connection: takes leave of the server for <see cref="WebSocketSessionOptions.CloseTimeout"/> at most, then cuts it.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_access) return new ValueTask(_closing ??= Task.Run(CloseAsync));
    }

    async Task<WebSocketSession> OpenAsync(string name)
    {
        var request = _context.BeginRequest(Kind, name);
        var outcome = await TryAsync(_connection.ConnectAsync).ConfigureAwait(false);
        _context.EndRequest(request, outcome, _context.NowNanos, _details with { StatusCode = (int)_connection.StatusCode });
        Volatile.Write(ref _endReason, outcome.Reason);
        if (IsOpen)
        {
            _context.Own(this);
            _receiving = Task.Run(ReceiveToEndAsync);
        }
        else
        {
            Release();
        }

        return this;
    }

    async Task<bool> CountSendAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, string name)
    {
        var request = _context.BeginRequest(Kind, name);
        var outcome = await TrySendAsync(bytes, type).ConfigureAwait(false);
        _context.EndRequest(request, outcome, _context.NowNanos, _details);
        return outcome.Kind == OutcomeKind.Ok;
    }

    async Task<WebSocketMessage?> AskAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, Func<WebSocketMessage, bool> isAnswer, string name)
    {
        var request = _context.BeginRequest(Kind, name);
        var pending = _answers.Expect(isAnswer);
        var outcome = await TrySendAsync(bytes, type).ConfigureAwait(false);
        if (outcome.Kind == OutcomeKind.Ok) outcome = await WaitAsync(pending).ConfigureAwait(false);
        _answers.Forget(pending);
        if (outcome.Kind == OutcomeKind.Ok && pending.Answer is { } answer)
        {
            _context.EndRequest(request, outcome, pending.AnsweredNanos, _context.WantsDetails ? _details with { ResponseBytes = answer.Bytes.Length } : _details);
            return answer;
        }

        _context.EndRequest(request, outcome, _context.NowNanos, _details);
        if (pending.Thrown is { } thrown) ExceptionDispatchInfo.Throw(thrown);
        return null;
    }

    async Task<Outcome> WaitAsync(PendingAnswer pending)
    {
        try
        {
            await pending.Ended.WaitAsync(_options.AnswerTimeout, _context.Run.Time, _context.Aborting).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return Outcome.Failed(HttpFailure.TimedOut(_options.AnswerTimeout));
        }
        catch (OperationCanceledException)
        {
            return Outcome.Cancelled;
        }

        if (pending.Answer is not null) return Outcome.Ok;
        if (pending.Thrown is { } thrown) return Outcome.Failed($"{thrown.GetType().Name}: {thrown.Message.ReplaceLineEndings(" ")}");

        // Whoever closes the connection of a user that is stopping means the end of the run, or of the user.
        var isCut = _context.Aborting.IsCancellationRequested || (_isClosing && _context.Stopping.IsCancellationRequested);
        return isCut ? Outcome.Cancelled : Outcome.Failed($"no answer: {EndReason}");
    }

    Task<Outcome> TrySendAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type) =>
        IsOpen ? TryAsync(() => _connection.SendAsync(bytes, type)) : Task.FromResult(Outcome.Failed($"not connected: {EndReason}"));

    /// <summary>Whatever the wire throws is an outcome.</summary>
    async Task<Outcome> TryAsync(Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
            return Outcome.Ok;
        }
        catch (Exception exception)
        {
            return _context.Aborting.IsCancellationRequested ? Outcome.Cancelled : Outcome.Failed(_connection.Describe(exception));
        }
    }

    async Task ReceiveToEndAsync()
    {
        BackgroundFlow.Enter();
        try
        {
            while (await _connection.ReceiveAsync().ConfigureAwait(false) is { } message)
            {
                if (!_answers.TryAnswer(message, _context.NowNanos)) _inbox.Put(message);
            }

            await AgreeToCloseAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await BreakAsync(exception).ConfigureAwait(false);
        }

        Release();
    }

    /// <summary>The server has closed the connection, or has agreed that it is closed.</summary>
    async Task AgreeToCloseAsync()
    {
        if (_isClosing) return;

        var failure = WebSocketFailure.OfClose(_connection.CloseStatus);
        EndBecause(failure.Length > 0 ? failure : "the server has closed the connection");
        if (failure.Length > 0) _context.CountEvent(Kind, ReceiveName, Outcome.Failed(failure));
        await TryAsync(() => _connection.CloseOutputAsync(WebSocketCloseStatus.NormalClosure)).ConfigureAwait(false);
    }

    /// <summary>Receiving has failed. What was broken on purpose has been counted where that was done, or is no failure at all.</summary>
    async Task BreakAsync(Exception exception)
    {
        var reason = _connection.Describe(exception);
        EndBecause(reason);
        if (_isClosing || _connection.HasTimedOut || _context.Aborting.IsCancellationRequested) return;

        _context.CountEvent(Kind, ReceiveName, Outcome.Failed(reason));
        if (exception is InvalidDataException) await TryAsync(() => _connection.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig)).ConfigureAwait(false);
    }

    async Task CloseAsync()
    {
        EndBecause("it was closed");
        _isClosing = true;
        await TakeLeaveAsync().WaitAsync(_options.CloseTimeout, _context.Run.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Release();
    }

    async Task TakeLeaveAsync()
    {
        await TryAsync(() => _connection.CloseOutputAsync(WebSocketCloseStatus.NormalClosure)).ConfigureAwait(false);
        await _receiving.ConfigureAwait(false);
    }

    /// <summary>The first reason is the one that counts.</summary>
    void EndBecause(string reason) => Interlocked.CompareExchange(ref _endReason, reason, "");

    /// <summary>Gives back what the connection holds. May be called twice, from two threads.</summary>
    void Release()
    {
        _connection.Dispose();
        _answers.End();
        _inbox.Close();
        _context.Disown(this);
    }
}
