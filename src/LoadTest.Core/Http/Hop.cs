using LoadTest.Http.Wire;

namespace LoadTest.Http;

/// <summary>One request on the way along redirects.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Where it goes.</param>
/// <param name="Content">Its body.</param>
/// <param name="Headers">The user's headers, with those of the call instead of them.</param>
/// <param name="OwnHeaders">Those of the call.</param>
internal readonly record struct Hop(HttpMethod Method, RequestTarget Target, HttpContent? Content, IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string>? OwnHeaders)
{
    public Uri Address => Target.Address;
}
