namespace LoadTest.Run;

/// <summary>
/// Ends the waits of a run when they are due, in due order. One lock guards everything that waits: it is held for the time of a few list
/// operations, and nothing is allocated. The work of whoever was waiting goes to the run's work queue and never holds up the others.
/// </summary>
internal sealed class Dispatcher : IDisposable
{
    readonly Lock _access = new();
    readonly TimerWheel _wheel = new();
    readonly RunClock _clock;
    readonly IAlarm _alarm;
    readonly IWorkQueue _queue;
    readonly DispatchLead? _lead;
    readonly Relay? _relay;
    long _armed = TimerWheel.Never;
    bool _isEnding;

    public Dispatcher(RunClock clock, IWorkQueue queue)
    {
        _clock = clock;
        _queue = queue;
        var isReal = clock.Time == TimeProvider.System;
        _alarm = isReal ? new ThreadAlarm(clock, RunDue) : new TimerAlarm(clock, RunDue);
        _lead = (_alarm as ThreadAlarm)?.Lead;
        _relay = isReal ? new Relay(queue) : null;
    }

    /// <summary>How many waits have a time to end.</summary>
    public int Count
    {
        get
        {
            lock (_access) return _wheel.Count;
        }
    }

    /// <summary>Has a node wait for its time.</summary>
    /// <param name="node">Not waiting.</param>
    /// <param name="dueNanos">When, in nanoseconds of the run.</param>
    /// <param name="isExact">Whether a late end would be measured. Otherwise it may end a little later, together with others.</param>
    /// <returns>False when the run is stopping: the node does not wait.</returns>
    public bool TryAdd(WaitNode node, long dueNanos, bool isExact)
    {
        var due = isExact ? dueNanos : _alarm.RoundUp(dueNanos);
        node.IsExact = isExact;
        lock (_access)
        {
            if (_isEnding) return false;

            _wheel.Add(node, due);
            if (due >= _armed) return true;

            _armed = due;
            _alarm.Set(due);
            return true;
        }
    }

    /// <summary>Takes a node out before its time.</summary>
    /// <returns>False when its time has come already, or it did not wait.</returns>
    public bool TryRemove(WaitNode node)
    {
        lock (_access) return _wheel.Remove(node);
    }

    /// <summary>Ends the wait of a user that stops, if it is in one.</summary>
    public void Cut(Waiter waiter)
    {
        if (!TryRemove(waiter)) return;

        waiter.OnCut();
        WatchRelay();
    }

    /// <summary>Ends the waits that are due.</summary>
    /// <returns>When to call again, in nanoseconds of the run; <see cref="TimerWheel.Never"/> when nothing waits.</returns>
    public long RunDue()
    {
        while (true)
        {
            WaitNode due;
            lock (_access)
            {
                if (!_wheel.TryTake(_clock.NowNanos, out due))
                {
                    _armed = _wheel.NextDueNanos;
                    break;
                }
            }

            due.OnDue();

            // Whoever was held up by a user's start finds that its deputy has taken over.
            if (_lead is { IsMine: false }) return TimerWheel.Never;
        }

        return _relay?.Look() == true ? Math.Min(_armed, _clock.NowNanos + Relay.LookNanos) : _armed;
    }

    /// <summary>Has a user go on whose wait has ended: at once when that is measured, else together with others.</summary>
    public void Resume(Waiter waiter)
    {
        if (_relay is null || waiter.IsExact) Start(waiter);
        else _relay.Add(waiter);
    }

    /// <summary>
    /// Has a user go on whose intended start has come: on the dispatcher's own thread while users let go of it quickly, else on the work
    /// queue. Not while holding a lock.
    /// </summary>
    public void Start(Waiter waiter)
    {
        if (_lead?.TryRun(waiter) is not true) _queue.Post(waiter);
    }

    /// <summary>The run stops: ends all waits, and lets none begin.</summary>
    public void EndAll()
    {
        while (true)
        {
            WaitNode cut;
            lock (_access)
            {
                _isEnding = true;
                if (!_wheel.TryTake(long.MaxValue, out cut)) break;
            }

            cut.OnCut();
        }

        WatchRelay();
    }

    public void Dispose()
    {
        _alarm.Dispose();
        _relay?.Dispose();
    }

    // Somebody else than the alarm has put users into the relay: it is to look after them.
    void WatchRelay()
    {
        if (_relay is not null) _alarm.Set(_clock.NowNanos);
    }
}
