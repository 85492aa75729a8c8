namespace LoadTest.Run;

/// <summary>Wakes a dispatcher by a timer of the run's time: what drives waits when time is not the system's, such as a test's.</summary>
internal sealed class TimerAlarm : IAlarm
{
    // A timer takes no more; when it fires and nothing is due, it is set again.
    static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    readonly RunClock _clock;
    readonly Func<long> _runDue;
    readonly ITimer _timer;

    public TimerAlarm(RunClock clock, Func<long> runDue)
    {
        _clock = clock;
        _runDue = runDue;
        _timer = clock.Time.CreateTimer(static alarm => ((TimerAlarm)alarm!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan); // made with it
    }

    /// <summary>Every due time is kept exactly.</summary>
    public long RoundUp(long dueNanos) => dueNanos;

    public void Set(long dueNanos)
    {
        if (dueNanos == TimerWheel.Never) return;

        // Rounded up: what fires before its time has to be set again.
        var wait = Math.Max(0, dueNanos - _clock.NowNanos);
        var time = TimeSpan.FromTicks((wait / TimeSpan.NanosecondsPerTick) + (wait % TimeSpan.NanosecondsPerTick == 0 ? 0 : 1));
        _timer.Change(time < Longest ? time : Longest, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    void Ring() => Set(_runDue());
}
