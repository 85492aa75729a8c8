using LoadTest.Http;

namespace FromLocust.MilMove;

/// <summary>What MilMove's task sets have in common: a request preparer, <c>self.rest</c>, and a log of responses.</summary>
public abstract class RestTaskSet : HttpTaskSet
{
    /// <summary>Knows the APIs.</summary>
    protected RequestPreparer RequestPreparer => field ??= new RequestPreparer(((MilMoveUser)User).Target);

    /// <summary>The log of the run.</summary>
    protected ResponseLog Log => Run.Shared(() => new ResponseLog());

    /// <summary>Sends a prepared request, and has its reply judged: <c>with self.rest(method=…, url=…, **request_kwargs) as resp</c>.</summary>
    protected Task Rest(HttpMethod method, PreparedRequest request, Action<RestReply> judge) => Rest(method, request, content: null, judge);

    /// <inheritdoc cref="Rest(HttpMethod, PreparedRequest, Action{RestReply})"/>
    protected Task Rest(HttpMethod method, PreparedRequest request, HttpContent? content, Action<RestReply> judge)
    {
        var call = Http.SendAsync(method, request.Url.AbsoluteUri, content, request.Name);
        foreach (var (name, value) in request.Headers) _ = call.WithHeader(name, value);
        return call.Rest(judge);
    }
}
