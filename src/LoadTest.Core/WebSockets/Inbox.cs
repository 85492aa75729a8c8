using System.Threading.Channels;
using LoadTest.Measure;

namespace LoadTest.WebSockets;

/// <summary>The messages of one connection that answer no round trip: each is counted once, and offered to the author.</summary>
internal sealed class Inbox
{
    readonly UserContext _context;
    readonly WebSocketSessionOptions _options;
    readonly Channel<WebSocketMessage> _kept;
    long _dropped;

    public Inbox(UserContext context, WebSocketSessionOptions options)
    {
        _context = context;
        _options = options;
        var kept = new BoundedChannelOptions(options.KeptMessages) { FullMode = BoundedChannelFullMode.DropOldest };
        _kept = Channel.CreateBounded<WebSocketMessage>(kept, _ => Interlocked.Increment(ref _dropped));
    }

    /// <summary>How many messages nobody has taken in time.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void Put(WebSocketMessage message)
    {
        _context.CountEvent(WebSocketSession.Kind, NameOf(message), Outcome.Ok);
        if (_options.OnMessage is { } onMessage) Show(message, onMessage);
        else _kept.Writer.TryWrite(message); // always true: the oldest makes room
    }

    /// <summary>Nothing more will come.</summary>
    public void Close() => _kept.Writer.TryComplete();

    /// <summary>The next message; null when none comes in time, the user is stopping, or nothing more will come.</summary>
    public async Task<WebSocketMessage?> TakeAsync(TimeSpan timeout)
    {
        using var limit = new CancellationTokenSource(timeout, _context.Run.Time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _context.Stopping);
        try
        {
            while (await _kept.Reader.WaitToReadAsync(end.Token).ConfigureAwait(false))
            {
                if (_kept.Reader.TryRead(out var message)) return message;
            }
        }
        catch (OperationCanceledException)
        {
            // Nothing came in time: that is what null says.
        }

        return null;
    }

    string NameOf(WebSocketMessage message)
    {
        try
        {
            return _options.NameOf(message);
        }
        catch (Exception exception)
        {
            _context.ReportError(nameof(WebSocketSessionOptions.NameOf), exception);
            return WebSocketSession.ReceiveName;
        }
    }

    void Show(WebSocketMessage message, Action<WebSocketMessage> onMessage)
    {
        try
        {
            onMessage(message);
        }
        catch (Exception exception)
        {
            _context.ReportError(nameof(WebSocketSessionOptions.OnMessage), exception);
        }
    }
}
