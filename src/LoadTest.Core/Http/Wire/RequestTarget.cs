using System.Globalization;
using System.Text;

namespace LoadTest.Http.Wire;

/// <summary>Where a request goes, with what can be worked out once for all requests that go there. Shared by the users of a run; immutable but for what it remembers.</summary>
internal sealed class RequestTarget(Uri address, string name, bool isOfHost)
{
    RequestStart? _start;

    /// <summary>In full.</summary>
    public Uri Address => address;

    /// <summary>What the request is named after when it is given no other name.</summary>
    public string Name => name;

    /// <summary>Whether it is the user's own host, to which its credentials go.</summary>
    public bool IsOfHost => isOfHost;

    /// <summary>How a request to here begins on the wire; null when only the platform's client knows.</summary>
    public RequestStart? StartOf(HttpMethod method, WireEndpoints endpoints)
    {
        var start = Volatile.Read(ref _start);
        if (start is not null && ReferenceEquals(start.Method, method)) return start;
        if (RequestStart.Known(method) is not { } known || !CanBeOnWire()) return null;
        if (start is not null && ReferenceEquals(start.Method, known)) return start;

        start = new RequestStart(known, endpoints.Of(address), Encoding.ASCII.GetBytes($"{known.Method} {address.PathAndQuery} HTTP/1.1\r\nHost: {HostHeader()}\r\n\r\n"));
        Volatile.Write(ref _start, start);
        return start;
    }

    // A scope identifier must not leave the machine.
    bool CanBeOnWire() =>
        address.Scheme == Uri.UriSchemeHttp && Ascii.IsValid(address.PathAndQuery) && !address.IdnHost.Contains('%', StringComparison.Ordinal);

    string HostHeader()
    {
        var host = WireEndpoints.HostOf(address);
        return address.IsDefaultPort ? host : $"{host}:{address.Port.ToString(CultureInfo.InvariantCulture)}";
    }
}
