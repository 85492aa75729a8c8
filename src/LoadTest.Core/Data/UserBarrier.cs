using LoadTest.Data;

namespace LoadTest;

/// <summary>
/// Where users wait for each other, to do something at the same moment. Opens when the last of a round has come, and closes
/// again behind it. May be used by all users at once.
/// </summary>
public sealed class UserBarrier
{
    readonly RunContext _run;
    readonly Lock _access = new();
    LinkedList<TaskCompletionSource<bool>> _waiting = [];
    long _rounds;

    internal UserBarrier(RunContext run, string name, int participants)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(participants, 1);
        _run = run;
        Name = name;
        Participants = participants;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How many make a round.</summary>
    public int Participants { get; }

    /// <summary>How many wait for the rest of their round.</summary>
    public int Waiting
    {
        get
        {
            lock (_access) return _waiting.Count;
        }
    }

    /// <summary>How often it has opened.</summary>
    public long Rounds => Interlocked.Read(ref _rounds);

    /// <summary>Waits until as many have come as make a round. Whoever comes after them waits for the next round.</summary>
    /// <param name="cancellationToken">Ends the wait; usually the user's <c>Stopping</c>. Who leaves is not counted any more: others can take the place.</param>
    /// <returns>True when all have come; false when the token fired first.</returns>
    public Task<bool> SignalAndWaitAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromResult(false);

        LinkedListNode<TaskCompletionSource<bool>> node;
        LinkedList<TaskCompletionSource<bool>> round;
        bool isComplete;
        lock (_access)
        {
            // Goes on where it is set: Post has chosen the place.
            node = _waiting.AddLast(new TaskCompletionSource<bool>());
            round = _waiting;
            isComplete = round.Count == Participants;
            if (isComplete) _waiting = [];
        }

        return isComplete ? Open(round) : WaitAsync(node, cancellationToken);
    }

    internal void Check(int participants)
    {
        if (participants != Participants) throw DataProblems.OtherSettings($"The number of participants of the barrier '{Name}'", Participants, participants);
    }

    // The last to come goes on at once, and so does not wait for its turn behind the others.
    Task<bool> Open(LinkedList<TaskCompletionSource<bool>> round)
    {
        Interlocked.Increment(ref _rounds);
        round.RemoveLast();
        foreach (var waiting in round) _run.Post(() => waiting.SetResult(true));
        return Task.FromResult(true);
    }

    async Task<bool> WaitAsync(LinkedListNode<TaskCompletionSource<bool>> node, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(_ => Leave(node), null);
        return await node.Value.Task.ConfigureAwait(false);
    }

    // Thread A: the last of the round comes; thread B: the token of one who waits fires. If A is first, the whole round is no
    // longer the one that waits, and B finds nothing to do; if B is first, the round is one short and stays closed.
    void Leave(LinkedListNode<TaskCompletionSource<bool>> node)
    {
        lock (_access)
        {
            if (node.List != _waiting) return;
            _waiting.Remove(node);
        }

        _run.Post(() => node.Value.SetResult(false));
    }
}
