namespace FromLocust.Service.Api;

/// <summary>
/// <c>GET /api/data</c> of "Custom Metrics". The answers repeat every four requests: the first misses the cache, the other three
/// hit it; the values are 50, 100, 150 and 200, the processing times 4, 3, 2 and 1 ms.
/// </summary>
internal static class DataRoute
{
    const int Period = 4;

    public static void MapData(this WebApplication app)
    {
        var served = -1;
        app.MapGet("/api/data", (HttpResponse response) =>
        {
            var phase = Interlocked.Increment(ref served) % Period;
            response.Headers["X-Cache-Hit"] = phase == 0 ? "0" : "1";
            return TypedResults.Ok(new { value = 50 * (phase + 1), processing_time = Period - phase });
        });
    }
}
