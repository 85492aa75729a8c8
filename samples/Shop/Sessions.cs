using System.Collections.Concurrent;

namespace Shop;

/// <summary>Who is logged in. A session lives in a cookie at the customer and in memory here; it ends with the process.</summary>
internal sealed class Sessions
{
    const string Cookie = "shop-session";

    readonly ConcurrentDictionary<string, string> _users = new(StringComparer.Ordinal);

    /// <summary>Starts a session for <paramref name="user"/> and hands its cookie to the customer.</summary>
    public void Start(string user, HttpResponse response)
    {
        var token = Guid.NewGuid().ToString("N");
        _users[token] = user;
        response.Cookies.Append(Cookie, token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
    }

    /// <summary>Whether the request carries the cookie of a session.</summary>
    public bool Knows(HttpRequest request) => request.Cookies[Cookie] is { } token && _users.ContainsKey(token);
}
