namespace LoadTest.Testing;

/// <summary>
/// Takes HTTP requests out of virtual time to a real server: the request is sent for real, its response is read whole, and the
/// run goes on with it on its own thread. The server's answers are real; how long they took is not.
/// </summary>
internal sealed class LiveHandler(ExternalWork external) : HttpMessageHandler
{
    readonly HttpMessageInvoker _real = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Completed on the thread of the run, and the caller goes on there at once: hence no asynchronous continuations.
        var completion = new TaskCompletionSource<HttpResponseMessage>();
        external.Leave();
        _ = Task.Run(
            async () =>
            {
                try
                {
                    var response = await _real.SendAsync(request, cancellationToken).ConfigureAwait(false);
                    await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
                    external.Return(() => completion.SetResult(response));
                }
                catch (Exception exception)
                {
                    external.Return(() => completion.SetException(exception));
                }
            },
            CancellationToken.None);
        return completion.Task;
    }

    protected override void Dispose(bool disposing)
    {
        _real.Dispose();
        base.Dispose(disposing);
    }
}
