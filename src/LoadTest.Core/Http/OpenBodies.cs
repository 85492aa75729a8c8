namespace LoadTest.Http;

/// <summary>
/// The bodies of one user that are still being read after <see cref="HttpCall.HeadersOnly"/>. Nobody has to close them for the
/// connections to come back: the end of the task does, or the moment when the run gives up.
/// </summary>
internal sealed class OpenBodies(CancellationToken aborting) : IDisposable
{
    readonly Lock _access = new();
    readonly List<StreamedBody> _bodies = [];
    CancellationTokenRegistration _onAbort;

    /// <summary>Takes a response over: it lives as long as the stream of its body.</summary>
    public async ValueTask<ResponseBody> KeepAsync(HttpResponseMessage response, CancellationToken token)
    {
        var stream = await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false);
        var body = new StreamedBody(stream, response, this, BackgroundFlow.IsCurrent, aborting);
        lock (_access)
        {
            if (_onAbort == default && aborting.CanBeCanceled) _onAbort = aborting.UnsafeRegister(static bodies => ((OpenBodies)bodies!).Close(_ => true), this); // never null: given here
            _bodies.Add(body);
        }

        return new ResponseBody(default, response.Content.Headers.ContentLength ?? 0, body, response.Content.Headers.ContentType?.MediaType ?? "");
    }

    public void Remove(StreamedBody body)
    {
        lock (_access) _bodies.Remove(body);
    }

    /// <summary>The task or hook has ended: closes what it has left open. Background work reads on.</summary>
    public void Settle() => Close(body => !body.IsBackground);

    public void Dispose()
    {
        _onAbort.Dispose();
        Close(_ => true);
    }

    void Close(Func<StreamedBody, bool> which)
    {
        StreamedBody[] closing;
        lock (_access)
        {
            // Hardly any user has one: this is asked after each task.
            if (_bodies.Count == 0) return;
            closing = [.. _bodies.Where(which)];
        }

        foreach (var body in closing) body.Dispose();
    }
}
