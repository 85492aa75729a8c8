using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LoadTest.Http;

/// <summary>What came back: status, headers and the whole body; or, when nothing did, why.</summary>
public class HttpReply
{
    readonly ResponseBody _body;

    internal HttpReply(HttpStatusCode statusCode, HttpResponseHeaders? headers, ResponseBody body, string error)
    {
        StatusCode = statusCode;
        Headers = headers;
        _body = body;
        Error = error;
    }

    /// <summary>No response has arrived.</summary>
    internal static HttpReply None(string error) => new(0, headers: null, body: default, error);

    private protected HttpReply(HttpReply reply)
        : this(reply.StatusCode, reply.Headers, reply._body, reply.Error)
    {
    }

    /// <summary>The status code; 0 when there was no response.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Whether the request counts as ok: a response arrived whole, and its status is below 400 or one that was expected.</summary>
    public bool IsOk => Error.Length == 0;

    /// <summary>Why the request failed, as it is counted, for example <c>HTTP 503 Service Unavailable</c>; empty when it is ok.</summary>
    public string Error { get; private protected set; }

    /// <summary>The response headers; null when there was no response.</summary>
    public HttpResponseHeaders? Headers { get; }

    /// <summary>The body, up to 16 MiB; what is longer is read, timed and thrown away. Empty after <see cref="HttpCall.HeadersOnly"/>.</summary>
    public ReadOnlyMemory<byte> Body => _body.Kept;

    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The length of the whole body in bytes; after <see cref="HttpCall.HeadersOnly"/> what the headers announce, or 0.</summary>
    internal long BodyLength => _body.Length;

    /// <summary>After <see cref="HttpCall.HeadersOnly"/>, what the headers say that the body is, for example <c>text/event-stream</c>.</summary>
    internal string MediaType => _body.MediaType;

    /// <summary>The body read as JSON with the web defaults.</summary>
    /// <typeparam name="T">What to read.</typeparam>
    /// <exception cref="JsonException">The body is no JSON, or not of this shape.</exception>
    public T? Json<T>() => JsonSerializer.Deserialize<T>(Body.Span, JsonSerializerOptions.Web);

    /// <summary>
    /// The body as a stream: after <see cref="HttpCall.HeadersOnly"/> what is still to come, once; else what has been read. Dispose
    /// it to give the connection back; what is still open when the task or hook ends is closed then, and when the run gives up.
    /// </summary>
    public Stream OpenBody() => _body.Open();
}
