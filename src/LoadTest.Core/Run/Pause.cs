namespace LoadTest.Run;

/// <summary>
/// One pause of a user: over when its time is, or when the user stops. Not Task.Delay, which goes on on the thread pool when it is
/// cut short: what a user does after its stop belongs on the run's work queue, as everything it does.
/// </summary>
internal sealed class Pause(IWorkQueue queue) : TaskCompletionSource
{
    public async Task EndAsync(TimeSpan time, TimeProvider provider, CancellationToken stopping)
    {
        using var timer = provider.CreateTimer(static pause => ((Pause)pause!).TrySetResult(), this, time, Timeout.InfiniteTimeSpan); // made with a pause
        using var registration = stopping.UnsafeRegister(static pause => ((Pause)pause!).CutShort(), this); // as above
        await Task.ConfigureAwait(false);
    }

    void CutShort() => queue.Post(() => TrySetResult());
}
