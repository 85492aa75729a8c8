using System.Net;
using System.Runtime.CompilerServices;
using LoadTest.Measure;

namespace LoadTest.Http;

/// <content>Server-Sent Events (WHATWG HTML §9.2).</content>
public sealed partial class HttpSession
{
    const string EventKind = "SSE";

    static readonly TimeSpan DefaultRetry = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Listens to a stream of Server-Sent Events. Opening it is a GET request, timed to the headers; a reply that is no
    /// <c>text/event-stream</c> fails it. Each event is counted under the kind <c>SSE</c> and the same name, without a duration, before it
    /// is handed over. A stream that breaks, or sends too long an event, is a failed event. The enumeration ends with the stream, or with
    /// the status 204, and when the user stops; with <see cref="ServerEventOptions.Reconnects"/> the stream is opened again.
    /// </summary>
    /// <param name="path">Absolute, or relative to the user's host.</param>
    /// <param name="name">The request name; without it the path without its query.</param>
    /// <param name="options">Limits and reconnecting; null for the defaults.</param>
    /// <param name="token">Ends the enumeration, too.</param>
    public async IAsyncEnumerable<ServerEvent> ListenAsync(
        string path, string name = "", ServerEventOptions? options = null, [EnumeratorCancellation] CancellationToken token = default)
    {
        options ??= ServerEventOptions.Default;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_context.Stopping, token);
        var (lastEventId, retry, isOver) = ("", DefaultRetry, false);
        do
        {
            var call = CallFor(path, name, lastEventId);
            var reply = await call.Judged(RequireEvents).ConfigureAwait(false);
            var stream = new EventStream(reply.OpenBody(), options, lastEventId, stop.Token);
            await using (stream.ConfigureAwait(false))
            {
                while (HasEvents(reply) && await stream.HasNextAsync().ConfigureAwait(false))
                {
                    _context.CountEvent(EventKind, call.Name, Outcome.Ok);
                    yield return stream.Current;
                }
            }

            if (stream.Failure.Length > 0) _context.CountEvent(EventKind, call.Name, Outcome.Failed(stream.Failure));
            (lastEventId, retry) = (stream.LastEventId, stream.RetryAfter(retry));
            isOver = stream.IsTooLong || (reply.StatusCode != 0 && !HasEvents(reply));
        }
        while (options.Reconnects && !isOver && await TryWaitAsync(retry, stop.Token).ConfigureAwait(false));
    }

    HttpCall CallFor(string path, string name, string lastEventId)
    {
        var call = GetAsync(path, name).WithHeader("Accept", EventStream.MediaType).HeadersOnly();
        return lastEventId.Length > 0 ? call.WithHeader("Last-Event-ID", lastEventId) : call;
    }

    // 204 is how a server says that there is nothing to listen to (any more).
    static bool HasEvents(HttpReply reply) => reply.IsOk && reply.StatusCode != HttpStatusCode.NoContent;

    static void RequireEvents(JudgedReply reply)
    {
        if (!HasEvents(reply) || reply.MediaType.Equals(EventStream.MediaType, StringComparison.OrdinalIgnoreCase)) return;
        reply.Fail($"no event stream: the content type is {(reply.MediaType.Length > 0 ? reply.MediaType : "missing")}, not {EventStream.MediaType}");
    }

    async Task<bool> TryWaitAsync(TimeSpan time, CancellationToken stop)
    {
        try
        {
            await Task.Delay(time, _context.Run.Time, stop).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
