using LoadTest.Measure;

namespace LoadTest.Http;

/// <summary>
/// A reply that the caller judges: the last of <see cref="Succeed"/> and <see cref="Fail(string)"/> wins, and the request is counted
/// when the reply is disposed. Without a verdict the default rule holds: the status, or what <see cref="HttpCall.Expect"/> says.
/// </summary>
/// <remarks>
/// No code can see an exception while it disposes. A reply that is disposed without a verdict is therefore counted a little later:
/// as a failure, <c>Type: message</c>, when an exception leaves the task or hook; by the default rule when it ends well, or when the
/// user's next request begins before. The time is that of the reply all the same. <c>Judged(reply =&gt; …)</c> sees its own exceptions
/// exactly.
/// </remarks>
public class JudgedReply : HttpReply, IAsyncDisposable
{
    const int Open = 0;
    const int Parked = 1;
    const int Closed = 2;

    readonly OpenRequest _request;
    readonly JudgedCalls? _calls;
    int _state;

    internal JudgedReply(HttpReply reply, OpenRequest request, JudgedCalls? calls)
        : base(reply)
    {
        _request = request;
        _calls = calls;
    }

    internal bool IsParked => Volatile.Read(ref _state) == Parked;

    private protected bool HasVerdict { get; private set; }

    /// <summary>Counts the request as ok, whatever its status.</summary>
    /// <exception cref="InvalidOperationException">The reply has been disposed: its verdict is final.</exception>
    public void Succeed() => Judge("");

    /// <summary>Counts the request as failed.</summary>
    /// <param name="reason">Why, in few distinct words without ids, so that failures group.</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    /// <exception cref="InvalidOperationException">The reply has been disposed: its verdict is final.</exception>
    public void Fail(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        Judge(reason);
    }

    /// <summary>Counts the request as failed with <c>Type: message</c> as the reason.</summary>
    /// <param name="exception">Why. It is not thrown.</param>
    /// <exception cref="InvalidOperationException">The reply has been disposed: its verdict is final.</exception>
    public void Fail(Exception exception) => Judge(HttpFailure.OfException(exception));

    /// <summary>Ends the judging. With a verdict the request is counted now, else as the remarks on the type say.</summary>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_calls is null || HasVerdict || _request.IsCut) Close(escaped: null);
        else if (Interlocked.CompareExchange(ref _state, Parked, Open) == Open)
        {
            _request.SeeVerdict();
            _calls.Park();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Counts the request, once.</summary>
    /// <param name="escaped">What has left the code that was to judge; it decides when there is no verdict.</param>
    internal void Close(Exception? escaped)
    {
        var before = Interlocked.Exchange(ref _state, Closed);
        if (before == Closed) return;

        _calls?.Remove(this, wasParked: before == Parked);
        if (before == Open && !HasVerdict) _request.SeeVerdict();
        _request.Count(HasVerdict || escaped is null ? (IsCutShort ? Outcome.Cancelled : Standing) : OutcomeOf(escaped), this);
    }

    /// <summary>Whether an exception of the judging is a result, and not thrown on.</summary>
    internal virtual bool Absorbs(Exception exception) => false;

    /// <summary>Gives the reply a standing of its own that any verdict of the user replaces.</summary>
    private protected void Presume(string error) => Error = error;

    /// <summary>How an exception in place of a verdict counts.</summary>
    private protected virtual string ReasonOf(Exception exception) => HttpFailure.OfException(exception);

    /// <summary>Whether an exception says nothing about the reply, only that the user is stopping.</summary>
    private protected bool IsStop(Exception exception) => exception is OperationCanceledException && _request.IsUserStopping;

    // The user was asked to stop before it came to a verdict: how long that would have taken nobody knows.
    bool IsCutShort => !HasVerdict && IsOk && _request.IsTimedUntilVerdict && _request.IsUserStopping;

    Outcome Standing => IsOk ? Outcome.Ok : Outcome.Failed(Error);

    Outcome OutcomeOf(Exception exception)
    {
        if (IsStop(exception)) return Outcome.Cancelled;
        Error = ReasonOf(exception);
        return Outcome.Failed(Error);
    }

    void Judge(string error)
    {
        if (Volatile.Read(ref _state) != Open)
            throw new InvalidOperationException("LT2002: the verdict on a judged call came after it had been disposed. Fix: call Succeed or Fail before the end of its 'await using'.");

        Error = error;
        HasVerdict = true;
        _request.SeeVerdict();
    }
}
