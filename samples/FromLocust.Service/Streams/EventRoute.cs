using System.Runtime.CompilerServices;

namespace FromLocust.Service.Streams;

/// <summary><c>GET /events?count=5&amp;everyMs=10</c>: that many Server-Sent Events of type <c>tick</c>, then the end of the answer.</summary>
internal static class EventRoute
{
    public static void MapEvents(this WebApplication app) => app.MapGet("/events", (CancellationToken token, int count = 5, int everyMs = 10) =>
        TypedResults.ServerSentEvents(TicksAsync(count, everyMs, token), "tick"));

    static async IAsyncEnumerable<string> TicksAsync(int count, int everyMs, [EnumeratorCancellation] CancellationToken token)
    {
        for (var tick = 1; tick <= count; tick++)
        {
            await Task.Delay(everyMs, token);
            yield return $"tick {tick}";
        }
    }
}
