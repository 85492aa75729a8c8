namespace Shop;

/// <summary><c>GET /_count</c>: the number of requests served since the start, other calls of this route not counted.</summary>
internal static class RequestCounterMiddleware
{
    const string Route = "/_count";

    /// <summary>Counts each request when it has been served and answers <c>GET /_count</c> at once, without service time.</summary>
    public static void UseRequestCounter(this WebApplication app)
    {
        var counter = app.Services.GetRequiredService<RequestCounter>();
        app.Use((context, next) => context.Request.Path == Route
            ? context.Response.WriteAsJsonAsync(counter.Served)
            : CountAsync(context, next));

        async Task CountAsync(HttpContext context, RequestDelegate next)
        {
            try
            {
                await next(context);
            }
            finally
            {
                counter.Add();
            }
        }
    }
}
