using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using LoadTest.Measure;

namespace LoadTest.Http;

/// <content>Server-Sent Events, parsed by the platform (WHATWG HTML §9.2).</content>
public sealed partial class HttpSession
{
    const string EventKind = "SSE";

    /// <summary>
    /// Listens to a stream of Server-Sent Events. Opening it is a GET request, timed to the headers; each event is counted under the
    /// kind <c>SSE</c> and the same name, without a duration, before it is handed over. A stream that breaks is a failed event. The
    /// enumeration ends with the stream, and when the user stops; a stream is not opened again.
    /// </summary>
    /// <param name="path">Absolute, or relative to the user's host.</param>
    /// <param name="name">The request name; without it the path without its query.</param>
    /// <param name="token">Ends the enumeration, too.</param>
    public async IAsyncEnumerable<ServerEvent> ListenAsync(string path, string name = "", [EnumeratorCancellation] CancellationToken token = default)
    {
        var call = GetAsync(path, name).WithHeader("Accept", "text/event-stream").HeadersOnly();
        var reply = await call.ConfigureAwait(false);
        if (!reply.IsOk) yield break;

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_context.Stopping, token);
        var parser = SseParser.Create(reply.OpenBody());
        var events = parser.EnumerateAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        await using (events.ConfigureAwait(false))
        {
            while (await HasNextAsync(events, call.Name, stop.Token).ConfigureAwait(false))
            {
                _context.CountEvent(EventKind, call.Name, Outcome.Ok);
                yield return new ServerEvent { Type = events.Current.EventType, Data = events.Current.Data, Id = parser.LastEventId };
            }
        }
    }

    async ValueTask<bool> HasNextAsync(IAsyncEnumerator<SseItem<string>> events, string name, CancellationToken stop)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return false; // the user stops: the stream has not failed
        }
        catch (Exception exception) when (HttpFailure.IsExpected(exception))
        {
            _context.CountEvent(EventKind, name, Outcome.Failed($"the stream broke: {exception.GetType().Name}"));
            return false;
        }
    }
}
