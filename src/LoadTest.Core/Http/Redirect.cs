using System.Net;
using System.Net.Http.Headers;

namespace LoadTest.Http;

/// <summary>
/// Where a redirect leads and how the request changes on the way (RFC 9110 §15.4). Done by the session, not by the handler,
/// because a login that answers 302 sets its cookie on the way.
/// </summary>
internal static class Redirect
{
    static readonly string[] Credentials = ["Authorization", "Cookie", "Proxy-Authorization"];

    /// <summary>The next address, or null when the response is no redirect. Never from https to http.</summary>
    public static Uri? TargetOf(HttpStatusCode status, HttpResponseHeaders headers, Uri address)
    {
        if (!Is(status) || headers.Location is not { } location) return null;

        var target = location.IsAbsoluteUri ? location : new Uri(address, location);
        var isDowngrade = address.Scheme == Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttps;
        return isDowngrade || (target.Scheme != Uri.UriSchemeHttp && target.Scheme != Uri.UriSchemeHttps) ? null : target;
    }

    /// <summary>301, 302 and 303 turn a POST into a GET, as browsers do; 307 and 308 repeat the request.</summary>
    public static (HttpMethod Method, HttpContent? Content) Rewrite(HttpStatusCode status, HttpMethod method, HttpContent? content)
    {
        var becomesGet = status == HttpStatusCode.SeeOther ? method != HttpMethod.Head
            : status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found && method == HttpMethod.Post;
        return becomesGet ? (HttpMethod.Get, null) : (method, content);
    }

    /// <summary>What another host may see of the user's headers: whoever answers with a redirect must not learn a login elsewhere.</summary>
    public static Dictionary<string, string> WithoutCredentials(IReadOnlyDictionary<string, string> headers) => headers
        .Where(header => !Credentials.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
        .ToDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool Is(HttpStatusCode status) => status is
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
