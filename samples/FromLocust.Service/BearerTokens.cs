using System.Collections.Concurrent;
using Microsoft.Net.Http.Headers;

namespace FromLocust.Service;

/// <summary>The tokens that were given out; they are valid until the service ends.</summary>
internal sealed class BearerTokens
{
    const string Scheme = "Bearer ";

    readonly ConcurrentDictionary<string, bool> _tokens = new(StringComparer.Ordinal);

    public Token Issue()
    {
        var token = Guid.NewGuid().ToString("N");
        _tokens[token] = true;
        return new Token(token);
    }

    /// <summary>Whether the request carries one of them.</summary>
    public bool Know(HttpRequest request) =>
        request.Headers[HeaderNames.Authorization].ToString() is var header
        && header.StartsWith(Scheme, StringComparison.Ordinal)
        && _tokens.ContainsKey(header[Scheme.Length..]);
}
