namespace Shop;

/// <summary>Adds the service time to every request.</summary>
internal static class ServiceTimeMiddleware
{
    /// <summary>From here on, each request first waits one <see cref="ServiceTime"/>.</summary>
    public static void UseServiceTime(this WebApplication app)
    {
        var serviceTime = app.Services.GetRequiredService<ServiceTime>();
        app.Use(async (context, next) =>
        {
            await serviceTime.WaitAsync();
            await next(context);
        });
    }
}
