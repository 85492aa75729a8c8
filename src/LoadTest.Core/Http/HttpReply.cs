using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LoadTest.Http;

/// <summary>What came back: status, headers and the whole body; or, when nothing did, why.</summary>
public sealed class HttpReply
{
    internal HttpReply(HttpStatusCode statusCode, HttpResponseHeaders? headers, ReadOnlyMemory<byte> body, string error)
    {
        StatusCode = statusCode;
        Headers = headers;
        Body = body;
        Error = error;
    }

    /// <summary>The status code; 0 when there was no response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Whether the request counts as ok: a response arrived whole and its status is below 400.</summary>
    public bool IsOk => Error.Length == 0;

    /// <summary>Why the request failed, as it is counted, for example <c>HTTP 503 Service Unavailable</c>; empty when it is ok.</summary>
    public string Error { get; }

    /// <summary>The response headers; null when there was no response.</summary>
    public HttpResponseHeaders? Headers { get; }

    /// <summary>The body, up to 16 MiB; what is longer is read, timed and thrown away.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body read as JSON with the web defaults.</summary>
    /// <typeparam name="T">What to read.</typeparam>
    /// <exception cref="JsonException">The body is no JSON, or not of this shape.</exception>
    public T? Json<T>() => JsonSerializer.Deserialize<T>(Body.Span, JsonSerializerOptions.Web);
}
