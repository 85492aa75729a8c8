namespace LoadTest.Http.Wire;

/// <summary>A request without any header but Host, as bytes. The first part of all others of its method and address.</summary>
internal sealed class RequestStart(HttpMethod method, WireEndpoint endpoint, byte[] whole)
{
    static readonly HttpMethod[] WithBody = [HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch];
    static readonly HttpMethod[] All = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Delete, HttpMethod.Options, .. WithBody];

    public HttpMethod Method => method;

    public WireEndpoint Endpoint => endpoint;

    /// <summary>With the blank line at the end: a request that can be sent when its method needs no body.</summary>
    public ReadOnlyMemory<byte> Whole => whole;

    /// <summary>Up to the header Host.</summary>
    public ReadOnlySpan<byte> Lines => whole.AsSpan(0, whole.Length - 2);

    /// <summary>Whether a request without content says that its length is 0.</summary>
    public bool MustSayLength { get; } = WithBody.Contains(method);

    public bool IsHead { get; } = method == HttpMethod.Head;

    /// <summary>The method as it is written, whatever its case; null for one that only the platform's client writes.</summary>
    public static HttpMethod? Known(HttpMethod method) => Array.Find(All, known => known == method);
}
