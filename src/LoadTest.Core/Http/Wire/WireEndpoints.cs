using System.Collections.Concurrent;

namespace LoadTest.Http.Wire;

/// <summary>The endpoints of a run, shared by its users: a name is looked up once for all of them.</summary>
internal sealed class WireEndpoints
{
    readonly ConcurrentDictionary<(string Host, int Port), WireEndpoint> _endpoints = new();

    public WireEndpoint Of(Uri address) =>
        _endpoints.GetOrAdd((HostOf(address), address.Port), static key => new WireEndpoint(key.Host, key.Port));

    /// <summary>As the platform's client writes it in the header Host.</summary>
    public static string HostOf(Uri address) => address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
}
