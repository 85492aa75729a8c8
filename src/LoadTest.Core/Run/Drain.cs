namespace LoadTest.Run;

/// <summary>
/// The end of a run: hooks see it coming, users stop, whoever does not stop in time is given up, and at last the hooks stop what
/// they have started. Bounded at every stage. Owned by the engine's control loop.
/// </summary>
internal sealed class Drain(RunServices services, HookDriver hooks, TimeSpan stopTimeout)
{
    // How long users may take to notice that they are given up, before the run ends without them.
    static readonly long AbortGraceNanos = RunClock.ToNanos(TimeSpan.FromSeconds(2));

    // How long hooks may look at the users before these are stopped; users go on meanwhile.
    static readonly long HookGraceNanos = RunClock.ToNanos(TimeSpan.FromSeconds(1));

    // Whoever stops a run early does not want to wait for it.
    static readonly TimeSpan EarlyStopTimeout = TimeSpan.FromSeconds(1);

    long _userStop;
    long _deadline;
    bool _isStopping;
    bool _isAborting;

    /// <summary>When something is due next at the latest.</summary>
    public long NextStep => _isStopping ? _deadline : _userStop;

    /// <summary>The stop is decided.</summary>
    /// <param name="now">Now.</param>
    /// <param name="isEarly">Before the planned end.</param>
    /// <param name="hasUsers">Whether there were any users: else nobody is about to be stopped.</param>
    public void Begin(long now, bool isEarly, bool hasUsers)
    {
        var timeout = RunClock.ToNanos(isEarly && EarlyStopTimeout < stopTimeout ? EarlyStopTimeout : stopTimeout);
        _deadline = now + timeout;
        _userStop = hasUsers && hooks.SayStopping() ? now + Math.Min(HookGraceNanos, timeout / 2) : now;
    }

    /// <summary>Does what is due now.</summary>
    /// <returns>Whether the run is over.</returns>
    public bool Step(long now)
    {
        var isTold = hooks.Stage is not (HookStage.Starting or HookStage.SeeingTheStop);
        if (!_isStopping && (isTold || now >= _userStop))
        {
            _isStopping = true;
            services.Stop.BeginStop(services.Queue);
        }

        var isOver = _isAborting && now >= _deadline;
        if ((isOver || (isTold && services.Run.ActiveUsers == 0)) && hooks.Stop())
        {
            // Whatever the hooks started is stopped also when users were given up. They get the time that users get.
            _isAborting = true;
            _deadline = now + RunClock.ToNanos(stopTimeout);
            return false;
        }

        if (isOver || hooks.Stage == HookStage.Stopped) return true;
        if (now >= _deadline && !_isAborting)
        {
            _isAborting = true;
            _deadline = now + AbortGraceNanos;
            services.Stop.BeginAbort(services.Queue);
        }

        return false;
    }
}
