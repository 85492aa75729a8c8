using System.Runtime.CompilerServices;

namespace LoadTest.Http;

/// <summary>
/// Turns the end of an exchange into a task that anybody may wait for, as often as they like, and costs no more than the task. Reused
/// by its exchange.
/// </summary>
internal sealed class Landing
{
    readonly HttpExchange _exchange;
    readonly Action _complete;
    ValueTaskAwaiter<HttpReply> _flown;
    AsyncTaskMethodBuilder<HttpReply> _seen;
    AsyncTaskMethodBuilder _unseen;
    bool _isSeen;

    public Landing(HttpExchange exchange)
    {
        _exchange = exchange;
        _complete = Complete;
    }

    public Task<HttpReply> Land(ValueTask<HttpReply> flying)
    {
        _isSeen = true;
        _seen = AsyncTaskMethodBuilder<HttpReply>.Create();
        var task = _seen.Task;
        Await(flying);
        return task;
    }

    public Task LandUnseen(ValueTask<HttpReply> flying)
    {
        _isSeen = false;
        _unseen = AsyncTaskMethodBuilder.Create();
        var task = _unseen.Task;
        Await(flying);
        return task;
    }

    void Await(ValueTask<HttpReply> flying)
    {
        _flown = flying.GetAwaiter();
        if (_flown.IsCompleted) Complete();
        else _flown.UnsafeOnCompleted(_complete);
    }

    // Returned before whoever waits goes on: that is when the next request of this user begins.
    void Complete()
    {
        var (isSeen, seen, unseen) = (_isSeen, _seen, _unseen);
        HttpReply reply;
        try
        {
#pragma warning disable VSTHRD002 // it has ended: that is what this was called for
            reply = _flown.GetResult();
#pragma warning restore VSTHRD002
        }
        catch (Exception exception)
        {
            Return();
            if (isSeen) seen.SetException(exception);
            else unseen.SetException(exception);
            return;
        }

        Return();
        if (isSeen) seen.SetResult(reply);
        else unseen.SetResult();
    }

    void Return()
    {
        (_flown, _seen, _unseen) = (default, default, default);
        _exchange.Return(this);
    }
}
