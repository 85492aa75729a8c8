using FromLocust.Service.Api;
using FromLocust.Service.GraphQL;
using FromLocust.Service.MilMove;
using FromLocust.Service.Pages;
using FromLocust.Service.Seen;
using FromLocust.Service.Store;
using FromLocust.Service.Streams;
using FromLocust.Service.Things;
using FromLocust.Service.Visitors;

namespace FromLocust.Service;

/// <summary>The service that the examples of <c>samples/FromLocust</c> run against: as a program, or inside a test's process.</summary>
public static class ServiceApp
{
    /// <summary>Builds the service; the caller starts and disposes it. Each one has its own state.</summary>
    /// <param name="args"><c>--urls</c> and whatever else ASP.NET Core understands. Default: a free port of the loopback interface.</param>
    public static WebApplication Create(string[] args)
    {
        // A test process makes many of these; each would otherwise hold a watcher for settings files that do not exist.
        var builder = WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls("http://127.0.0.1:0");

        // Standard output carries the listening line and nothing else.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services.AddSingleton<VisitorBook>();
        builder.Services.AddSingleton<SeenRequests>();
        builder.Services.AddSingleton<BearerTokens>();
        builder.Services.AddSingleton<ResourceStore>();
        builder.Services.AddSingleton<ThingStore>();

        var app = builder.Build();
        app.UseVisitors();
        app.UseSeenRequests();
        app.UseWebSockets();
        MapRoutes(app);
        return app;
    }

    static void MapRoutes(WebApplication app)
    {
        app.MapSeenRequests();
        app.MapPages();
        app.MapLogin();
        app.MapProducts();
        app.MapCart();
        app.MapAdmin();
        app.MapData();
        app.MapResources();
        app.MapWebSocket();
        app.MapEvents();
        app.MapGraphQL();
        app.MapThings();
        app.MapPrime();
        app.MapOffice();
        app.MapDevlocalAuth();
    }
}
