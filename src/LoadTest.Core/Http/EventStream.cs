using System.Globalization;
using System.Net.ServerSentEvents;

namespace LoadTest.Http;

/// <summary>One connection that Server-Sent Events come over, parsed by the platform (WHATWG HTML §9.2).</summary>
internal sealed class EventStream : IAsyncDisposable
{
    public const string MediaType = "text/event-stream";

    static readonly TimeSpan ShortestRetry = TimeSpan.FromMilliseconds(100);

    // Whatever a server writes: a timer takes no more than 49 days.
    static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);

    readonly EventBody _body;
    readonly int _maxEventBytes;
    readonly SseParser<string> _parser;
    readonly IAsyncEnumerator<SseItem<string>> _events;
    readonly string _lastEventIdBefore;
    readonly CancellationToken _stop;

    /// <param name="body">Disposed with this object.</param>
    /// <param name="options">The limit.</param>
    /// <param name="lastEventId">The id that holds until the server gives another one.</param>
    /// <param name="stop">Ends the stream, which then has not failed.</param>
    public EventStream(Stream body, ServerEventOptions options, string lastEventId, CancellationToken stop)
    {
        _body = new EventBody(body, options.MaxEventBytes);
        _maxEventBytes = options.MaxEventBytes;
        _lastEventIdBefore = lastEventId;
        _stop = stop;
        _parser = SseParser.Create(_body);
        _events = _parser.EnumerateAsync(stop).GetAsyncEnumerator(stop);
    }

    /// <summary>The event that has arrived.</summary>
    public ServerEvent Current => new() { Type = _events.Current.EventType, Data = _events.Current.Data, Id = LastEventId };

    public string LastEventId => _parser.LastEventId.Length > 0 ? _parser.LastEventId : _lastEventIdBefore;

    /// <summary>Why the stream has ended; empty when the server has ended it, or the user stops.</summary>
    public string Failure { get; private set; } = "";

    /// <summary>Whether to try it again makes no sense.</summary>
    public bool IsTooLong => _body.IsTooLong;

    /// <summary>How long the server wants to be left alone before the next attempt.</summary>
    /// <param name="before">What held until now.</param>
    public TimeSpan RetryAfter(TimeSpan before)
    {
        if (_parser.ReconnectionInterval == Timeout.InfiniteTimeSpan) return before;
        return TimeSpan.FromTicks(Math.Clamp(_parser.ReconnectionInterval.Ticks, ShortestRetry.Ticks, LongestRetry.Ticks));
    }

    /// <summary>Waits for the next event.</summary>
    /// <returns>False at the end of the stream: <see cref="Failure"/> says why.</returns>
    public async ValueTask<bool> HasNextAsync()
    {
        try
        {
            if (await _events.MoveNextAsync().ConfigureAwait(false)) return true;
            if (IsTooLong) Failure = string.Create(CultureInfo.InvariantCulture, $"an event is longer than {_maxEventBytes} bytes");
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The user stops: the stream has not failed.
        }
        catch (Exception exception) when (HttpFailure.IsExpected(exception))
        {
            Failure = $"the stream broke: {exception.GetType().Name}";
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync().ConfigureAwait(false);
        await _body.DisposeAsync().ConfigureAwait(false);
    }
}
