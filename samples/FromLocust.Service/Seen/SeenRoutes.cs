namespace FromLocust.Service.Seen;

/// <summary><c>GET /_seen</c>: a <see cref="SeenReport"/>. <c>DELETE /_seen</c> starts a new one. Neither is in it.</summary>
internal static class SeenRoutes
{
    const string Route = "/_seen";

    public static void MapSeenRequests(this WebApplication app)
    {
        app.MapGet(Route, (SeenRequests seen) => TypedResults.Ok(seen.Report));
        app.MapDelete(Route, (SeenRequests seen) =>
        {
            seen.Clear();
            return TypedResults.NoContent();
        });
    }

    /// <summary>
    /// Counts each request when it arrives, and its status before the first byte of the answer leaves, so that whoever has the
    /// answer finds it counted.
    /// </summary>
    public static void UseSeenRequests(this WebApplication app)
    {
        var seen = app.Services.GetRequiredService<SeenRequests>();
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(Route, StringComparison.Ordinal))
                return next(context);
            var route = $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)"}";
            seen.Arrived(route, context);
            context.Response.OnStarting(() =>
            {
                seen.Answered(route, context.Response.StatusCode);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
