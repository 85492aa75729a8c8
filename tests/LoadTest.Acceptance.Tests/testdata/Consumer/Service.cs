using LoadTest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Consumer;

/// <summary>The service under test: real Kestrel on a loopback port. Appends a line to the file SERVICE_LOG for each start and stop.</summary>
public sealed class Service : IAddressedFixture<Service>, IAsyncLifetime
{
    WebApplication? _app;
    int _requests;

    public Service()
    {
    }

    Service(Uri address) => Address = address;

    public Uri Address { get; private set; } = new("http://127.0.0.1:1");

    public static Service At(Uri address) => new(address);

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/items/{id:int}", async (int id) =>
        {
            Interlocked.Increment(ref _requests);
            await Task.Delay(int.Parse(Environment.GetEnvironmentVariable("SERVICE_DELAY_MS") ?? "1"));
            return new { id };
        });
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
        Diary.Write("service up");
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        Diary.Write($"service down after {_requests} requests");
    }
}
