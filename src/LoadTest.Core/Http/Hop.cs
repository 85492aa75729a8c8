using LoadTest.Http.Wire;

namespace LoadTest.Http;

/// <summary>One request on the way along redirects.</summary>
internal readonly record struct Hop(HttpMethod Method, RequestTarget Target, HttpContent? Content, IReadOnlyDictionary<string, string> Headers)
{
    public Uri Address => Target.Address;
}
