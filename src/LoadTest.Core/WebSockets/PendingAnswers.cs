namespace LoadTest.WebSockets;

/// <summary>The round trips under way on one connection, in the order in which they began: a message answers the first that takes it.</summary>
internal sealed class PendingAnswers
{
    readonly Lock _access = new();
    PendingAnswer[] _pending = [];
    bool _hasEnded;

    /// <summary>Begins to wait; before the question is sent, or the answer could come first.</summary>
    public PendingAnswer Expect(Func<WebSocketMessage, bool> isAnswer)
    {
        var pending = new PendingAnswer(isAnswer);
        lock (_access)
        {
            if (_hasEnded) pending.GiveUp();
            else _pending = [.. _pending, pending];
        }

        return pending;
    }

    public void Forget(PendingAnswer answer)
    {
        lock (_access) _pending = [.. _pending.Where(pending => pending != answer)];
    }

    // Outside of the lock: the conditions are the author's code.
    public bool TryAnswer(WebSocketMessage message, long nowNanos)
    {
        foreach (var pending in Volatile.Read(ref _pending))
        {
            if (pending.TryTake(message, nowNanos)) return true;
        }

        return false;
    }

    /// <summary>Nothing will be answered any more.</summary>
    public void End()
    {
        PendingAnswer[] pending;
        lock (_access) (pending, _hasEnded) = (_pending, true);
        foreach (var answer in pending) answer.GiveUp();
    }
}
