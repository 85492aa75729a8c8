namespace LoadTest.Run;

/// <summary>One user's side of an <see cref="ArrivalPool"/>: it waits for its next arrival, and has it until it begins.</summary>
internal sealed class ArrivalSeat
{
    readonly RunningUser _user;
    readonly ArrivalPool _pool;
    readonly Waiter _waiter;
    bool _hasParked;
    bool _isAtWork;

    public ArrivalSeat(RunningUser user, ArrivalPool pool)
    {
        _user = user;
        _pool = pool;
        _waiter = new Waiter(user) { DueNanos = TimerWheel.Never };
    }

    /// <summary>When the arrival that the user has was due; <see cref="TimerWheel.Never"/> when it has none.</summary>
    public long DueNanos => _waiter.DueNanos;

    /// <summary>Waits for the next arrival. Ends without one when the user stops.</summary>
    public ValueTask NextAsync()
    {
        EndIteration();
        var wait = _waiter.Begin();
        var isWaiting = _pool.TryPark(_waiter, isFirst: !_hasParked);
        _hasParked = true;

        // Another thread may have stopped the user before it was there to be found.
        if (!isWaiting || (_user.IsStopping && _pool.TryRemove(_waiter))) _waiter.Execute();
        return wait;
    }

    /// <summary>The arrival begins.</summary>
    public void Begin()
    {
        _waiter.DueNanos = TimerWheel.Never;
        _isAtWork = true;
        _pool.Arrivals.CountStarted();
    }

    /// <summary>The user stops: ends its wait, if it is in one.</summary>
    public void CutShort()
    {
        if (_pool.TryRemove(_waiter)) _user.Services.Queue.Post(_waiter);
    }

    /// <summary>The user has ended: an arrival that it has not begun is for somebody else, and so is its place.</summary>
    public void Leave()
    {
        EndIteration();
        Waiter? other = null;
        var needsUser = DueNanos != TimerWheel.Never && _pool.Give(DueNanos, out other);
        if (other is not null) _user.Services.Queue.Post(other);
        if (_pool.SeeEnd(_hasParked) || needsUser) _pool.Arrivals.AskForUsers();
    }

    void EndIteration()
    {
        if (!_isAtWork) return;

        _isAtWork = false;
        _pool.Arrivals.CountEnded();
    }
}
