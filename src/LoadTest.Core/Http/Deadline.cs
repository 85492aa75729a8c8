namespace LoadTest.Http;

/// <summary>
/// A token that fires when a request has taken too long, in the run's time, or when the run gives up. Reused by its exchange while
/// it has never fired. Setting a timer for each request would cost more than some of them take: the timer is left running, and set
/// again when it comes and the request that is due then has begun after it.
/// </summary>
internal sealed class Deadline : IDisposable
{
    const long Never = long.MaxValue;

    readonly TimeProvider _time;
    readonly Lock _access = new();
    readonly CancellationTokenSource _source = new();
    readonly CancellationTokenRegistration _link;
    readonly ITimer _timer;
    long _due = Never;
    long _rings = Never;

    public Deadline(TimeProvider time, CancellationToken aborting)
    {
        _time = time;
        Token = _source.Token;
        _timer = time.CreateTimer(static deadline => ((Deadline)deadline!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan); // never null: given here
        _link = aborting.UnsafeRegister(static deadline => ((Deadline)deadline!).Fire(), this); // as above
    }

    public CancellationToken Token { get; }

    public void Start(TimeSpan timeout)
    {
        lock (_access)
        {
            _due = _time.GetTimestamp() + TicksOf(timeout);
            if (_rings > _due) SetTimer(timeout);
        }
    }

    /// <summary>The request has ended.</summary>
    /// <returns>False when the token has fired, or is about to.</returns>
    public bool TryReset()
    {
        lock (_access)
        {
            _due = Never;
            return !_source.IsCancellationRequested;
        }
    }

    public void Dispose()
    {
        _link.Dispose();
        _timer.Dispose();
        _source.Dispose();
    }

    void Ring()
    {
        lock (_access)
        {
            _rings = Never;
            if (_due == Never) return;

            var left = _due - _time.GetTimestamp();
            if (left > 0)
            {
                SetTimer(TimeSpan.FromTicks((long)(left * (Int128)TimeSpan.TicksPerSecond / _time.TimestampFrequency)));
                return;
            }
        }

        Fire();
    }

    void Fire()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The request has ended at the same moment.
        }
    }

    // Rounded up to whole milliseconds, in which timers count: one that rings early would have to be set again for nothing.
    void SetTimer(TimeSpan time)
    {
        var rounded = TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));
        _rings = _time.GetTimestamp() + TicksOf(rounded);
        _timer.Change(rounded, Timeout.InfiniteTimeSpan);
    }

    long TicksOf(TimeSpan time) => (long)(time.Ticks * (Int128)_time.TimestampFrequency / TimeSpan.TicksPerSecond);
}
