using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FromLocust.Nest;

/// <summary>
/// S-001-5: a dependency that is started before the first user and stopped after the last; locust-nest planned "e.g. flask
/// webserver for shared data between Locusts". It gives out each user name to one user at a time.
/// </summary>
public sealed class SharedDataServer : IRunHooks
{
    readonly ConcurrentQueue<string> _names = new(Enumerable.Range(1, 1_000).Select(number => $"user{number}"));
    WebApplication? _server;

    /// <summary>Where the server listens, while the run goes on.</summary>
    public Uri Address => new(_server!.Urls.First()); // set before the first user

    public async Task OnRunStartAsync(RunContext run)
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.MapPost("/names/claim", () => _names.TryDequeue(out var name) ? Results.Text(name) : Results.NotFound());
        _server.MapPost("/names/{name}/release", (string name) => _names.Enqueue(name));
        await _server.StartAsync();
    }

    public async Task OnRunStopAsync(RunContext run)
    {
        await _server!.StopAsync();
        await _server.DisposeAsync();
    }
}
