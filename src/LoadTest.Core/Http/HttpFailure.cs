using System.Globalization;
using System.Net.Sockets;

namespace LoadTest.Http;

/// <summary>Says in few distinct words why a request failed, so that failures group.</summary>
internal static class HttpFailure
{
    /// <summary>What the network and the server can do to a request. Anything else is a defect and is thrown.</summary>
    public static bool IsExpected(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException or SocketException;

    public static string TimedOut(TimeSpan timeout) =>
        string.Create(CultureInfo.InvariantCulture, $"timed out after {timeout.TotalSeconds:0.###} s");

    public static string OfStatus(HttpResponseMessage response) => $"HTTP {PhraseOf(response)}";

    public static string OfUnexpected(IReadOnlyList<int> expected, HttpResponseMessage response) =>
        $"expected HTTP {Alternatives(expected)} but got {PhraseOf(response)}";

    /// <summary>An exception in one line, as a reason.</summary>
    public static string OfException(Exception exception) => $"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}";

    public static string Describe(Exception exception, Uri address)
    {
        var target = $"{address.Host}:{address.Port.ToString(CultureInfo.InvariantCulture)}";
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is SocketException socket) return $"{OfSocket(socket.SocketErrorCode)} ({target})";
            if (inner is TimeoutException) return $"connect timed out ({target})";
            if (inner is System.Security.Authentication.AuthenticationException) return $"TLS: {inner.Message} ({target})";
        }

        return ErrorOf(exception) is var error and not HttpRequestError.Unknown
            ? $"{OfRequest(error)} ({target})"
            : $"connection broken: {exception.Message} ({target})";
    }

    // Before the headers the platform throws the one, within the body the other.
    static HttpRequestError ErrorOf(Exception exception) => exception switch
    {
        HttpRequestException request => request.HttpRequestError,
        HttpIOException body => body.HttpRequestError,
        _ => HttpRequestError.Unknown,
    };

    static string PhraseOf(HttpResponseMessage response) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.ReasonPhrase}").TrimEnd();

    static string Alternatives(IReadOnlyList<int> statuses)
    {
        var texts = statuses.Select(status => status.ToString(CultureInfo.InvariantCulture)).ToList();
        return texts.Count == 1 ? texts[0] : $"{string.Join(", ", texts.Take(texts.Count - 1))} or {texts[^1]}";
    }

    static string OfSocket(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "connection refused",
        SocketError.ConnectionReset => "connection reset",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "host not found",
        SocketError.TimedOut => "connect timed out",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "host unreachable",
        SocketError.AddressNotAvailable or SocketError.AddressAlreadyInUse => "this machine has no free local port",
        SocketError.TooManyOpenSockets => "this machine has no free file handle",
        _ => $"socket error {error}",
    };

    static string OfRequest(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "host not found",
        HttpRequestError.ConnectionError => "connection failed",
        HttpRequestError.SecureConnectionError => "TLS handshake failed",
        HttpRequestError.VersionNegotiationError => "the HTTP version asked for is not spoken there",
        HttpRequestError.ResponseEnded => "the response ended too early",
        HttpRequestError.InvalidResponse => "the response is no valid HTTP",
        _ => $"HTTP error {error}",
    };
}
