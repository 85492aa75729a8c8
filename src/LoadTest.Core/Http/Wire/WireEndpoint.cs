using System.Net;

namespace LoadTest.Http.Wire;

/// <summary>A host and a port that users of a run connect to, with the addresses that the host's name was last found to have.</summary>
internal sealed class WireEndpoint(string host, int port)
{
    // Names move: a service that fails over is found again within this time, and at once when its old addresses refuse.
    static readonly TimeSpan AddressLife = TimeSpan.FromSeconds(30);

    readonly long _origin = TimeProvider.System.GetTimestamp();
    Lookup? _lookup;

    public string Host => host;

    public int Port => port;

    public bool Is(string otherHost, int otherPort) => port == otherPort && host == otherHost;

    /// <summary>The addresses, in the order in which they are to be tried.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The name is not known.</exception>
    public ValueTask<IPAddress[]> AddressesAsync(CancellationToken token)
    {
        var lookup = Volatile.Read(ref _lookup);
        if (lookup is not null && TimeProvider.System.GetElapsedTime(_origin) < lookup.Until) return new ValueTask<IPAddress[]>(lookup.Addresses);
        return IPAddress.TryParse(host.AsSpan().Trim("[]"), out var literal) ? Keep([literal], TimeSpan.MaxValue) : LookUpAsync(token);
    }

    /// <summary>No address would have anybody: the name is looked up again for the next connection.</summary>
    public void Forget() => Volatile.Write(ref _lookup, null);

    async ValueTask<IPAddress[]> LookUpAsync(CancellationToken token)
    {
        var addresses = await Dns.GetHostAddressesAsync(host, token).ConfigureAwait(false);
        return await Keep(addresses, TimeProvider.System.GetElapsedTime(_origin) + AddressLife).ConfigureAwait(false);
    }

    ValueTask<IPAddress[]> Keep(IPAddress[] addresses, TimeSpan until)
    {
        Volatile.Write(ref _lookup, new Lookup(addresses, until));
        return new ValueTask<IPAddress[]>(addresses);
    }

    sealed record Lookup(IPAddress[] Addresses, TimeSpan Until);
}
