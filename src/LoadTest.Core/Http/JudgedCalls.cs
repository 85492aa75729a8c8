namespace LoadTest.Http;

/// <summary>
/// The judged replies of one user that are not counted yet: still being judged, or parked (disposed without a verdict). Settled
/// when the task or hook ends. What background work has under way is not in here.
/// </summary>
internal sealed class JudgedCalls
{
    readonly Lock _access = new();
    readonly List<JudgedReply> _replies = [];
    int _parked;

    public void Add(JudgedReply reply)
    {
        lock (_access) _replies.Add(reply);
    }

    public void Remove(JudgedReply reply, bool wasParked)
    {
        lock (_access)
        {
            _replies.Remove(reply);
            if (wasParked) _parked--;
        }
    }

    public void Park() => Interlocked.Increment(ref _parked);

    /// <summary>The user goes on: what is parked was left without an exception.</summary>
    public void SettleParked()
    {
        if (Volatile.Read(ref _parked) == 0 || BackgroundFlow.IsCurrent) return;
        foreach (var reply in Snapshot().Where(reply => reply.IsParked)) reply.Close(escaped: null);
    }

    /// <summary>The task or hook has ended.</summary>
    /// <param name="escaped">What has left it; null when nothing did.</param>
    /// <returns>How many replies were never disposed.</returns>
    public int SettleAll(Exception? escaped)
    {
        var forgotten = 0;
        foreach (var reply in Snapshot())
        {
            if (!reply.IsParked) forgotten++;
            reply.Close(escaped);
        }

        return forgotten;
    }

    JudgedReply[] Snapshot()
    {
        lock (_access) return [.. _replies];
    }
}
