using Microsoft.AspNetCore.Http.HttpResults;

namespace Shop;

/// <summary>Two routes that go wrong on purpose, for tests that must see it: <c>GET /slow</c> and <c>GET /flaky</c>.</summary>
internal static class TroubleRoutes
{
    public static void MapTrouble(this WebApplication app)
    {
        app.MapGet("/slow", async (ShopOptions options, MillisecondTimer timer) =>
        {
            await timer.Delay(options.Slow);
            return TypedResults.Ok("slow");
        });
        app.MapGet("/flaky", Results<Ok<string>, StatusCodeHttpResult> (ShopOptions options) =>
            Random.Shared.NextDouble() < options.FailureRate
                ? TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable)
                : TypedResults.Ok("lucky"));
    }
}
