namespace LoadTest.Samples.FromLocust;

/// <summary>Every request of a run as hooks see it, in the order in which they ended.</summary>
internal sealed class SentRequests : IRunHooks
{
    readonly Lock _access = new();
    readonly List<RequestEvent> _requests = [];

    public IReadOnlyList<RequestEvent> All
    {
        get
        {
            lock (_access) return [.. _requests];
        }
    }

    /// <summary>Those of one series, for example <c>GET /</c>.</summary>
    public IReadOnlyList<RequestEvent> Of(string series) => [.. All.Where(request => $"{request.Kind} {request.Name}" == series)];

    /// <summary>For each user what it sent, in order.</summary>
    public IReadOnlyList<IReadOnlyList<RequestEvent>> ByUser() =>
        [.. All.GroupBy(request => request.UserNumber).Select(user => user.OrderBy(request => request.StartedAt).ToList())];

    public void OnRequest(RunContext run, RequestEvent request)
    {
        lock (_access) _requests.Add(request);
    }
}
