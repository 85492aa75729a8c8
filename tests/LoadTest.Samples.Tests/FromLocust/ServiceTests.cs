using System.Net.Http.Json;
using FromLocust;
using FromLocust.Service;
using FromLocust.Service.Seen;
using LoadTest.Testing;
using Microsoft.AspNetCore.Builder;

namespace LoadTest.Samples.FromLocust;

/// <summary>Load classes of <c>samples/FromLocust</c> in virtual time, against a service of the test's own.</summary>
public abstract class ServiceTests : IAsyncLifetime
{
    readonly WebApplication _service = ServiceApp.Create([]);
    readonly HttpClient _client = new();

    private protected SentRequests Sent { get; } = new();

    /// <summary>What load classes take in their constructors.</summary>
    private protected ServiceFixture Service => new(Address);

    Uri Address => new(_service.Urls.First());

    public Task InitializeAsync() => _service.StartAsync();

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _service.StopAsync();
        await _service.DisposeAsync();
    }

    /// <summary>A load class, with the load that it is to run under.</summary>
    private protected VirtualLoad LoadOf<T>(int? users = null, double? duration = null) =>
        VirtualLoad.Of<T>(users, duration).Offering(Service).Against(Address).Watched(Sent);

    /// <summary>What the service says that it has received.</summary>
    private protected async Task<SeenReport> SeenAsync() =>
        await _client.GetFromJsonAsync<SeenReport>(new Uri(Address, "/_seen")) ?? throw new InvalidOperationException("The service has sent no report.");
}
