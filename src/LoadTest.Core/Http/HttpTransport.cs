namespace LoadTest.Http;

/// <summary>Connections. A bare <see cref="HttpMessageInvoker"/>: cookies and redirects are the session's business and cost nothing when unused.</summary>
internal sealed class HttpTransport(HttpMessageHandler handler) : IDisposable
{
    readonly HttpMessageInvoker _invoker = new(handler);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) => _invoker.SendAsync(request, token);

    public void Dispose() => _invoker.Dispose();
}
