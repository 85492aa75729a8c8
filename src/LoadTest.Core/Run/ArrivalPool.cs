using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// The users of one type in an open model: those that are free, and the arrivals that wait for one. Free users are given arrivals last in,
/// first out: no more of them are at work, and no more connections open, than the load needs. One lock guards all of it.
/// </summary>
/// <param name="services">Those of the run.</param>
/// <param name="arrivals">Where the arrivals come from.</param>
/// <param name="population">Whose users these are.</param>
/// <param name="maxUsers">How many there may be.</param>
/// <param name="backlog">How many arrivals may wait.</param>
internal sealed class ArrivalPool(RunServices services, Arrivals arrivals, Population population, int maxUsers, int backlog)
{
    static readonly Series Dropped = new(Series.ArrivalKind, "dropped");

    readonly Lock _access = new();
    readonly WaitList _free = new();
    readonly Queue<long> _waiting = new();
    int _present;
    int _starting;
    int _wanted;
    bool _isOver;

    public Population Population => population;

    /// <summary>Where the arrivals come from.</summary>
    public Arrivals Arrivals => arrivals;

    /// <summary>Has users added before the first arrival.</summary>
    public void Want(int users)
    {
        lock (_access)
        {
            var more = Math.Min(users, maxUsers) - _present;
            (_present, _starting, _wanted) = (_present + more, _starting + more, _wanted + more);
        }
    }

    /// <summary>How many users have to be added now; says so once.</summary>
    public int TakeWanted()
    {
        lock (_access)
        {
            var wanted = _wanted;
            _wanted = 0;
            return wanted;
        }
    }

    /// <summary>Gives an arrival to a free user, or has it wait for one, or drops it.</summary>
    /// <param name="dueNanos">When it was due.</param>
    /// <param name="user">Who got it and is to go on; null when nobody did.</param>
    /// <returns>Whether another user has to be added for it.</returns>
    public bool Give(long dueNanos, out Waiter? user)
    {
        user = null;
        lock (_access)
        {
            if (!_isOver && _free.Last is Waiter waiter)
            {
                _free.Remove(waiter);
                waiter.DueNanos = dueNanos;
                user = waiter;
                return false;
            }

            if (!_isOver && _waiting.Count < backlog + Math.Max(0, maxUsers - _present + _starting))
            {
                _waiting.Enqueue(dueNanos);
                return TryWant();
            }
        }

        Drop(dueNanos);
        return false;
    }

    /// <summary>A user is free.</summary>
    /// <param name="waiter">What it waits by. Its due time is then that of its arrival, or <see cref="TimerWheel.Never"/> when it got none.</param>
    /// <param name="isFirst">Whether it has only just started.</param>
    /// <returns>False when there is nothing to wait for: it has its arrival.</returns>
    public bool TryPark(Waiter waiter, bool isFirst)
    {
        lock (_access)
        {
            if (isFirst) _starting--;
            var hasArrival = _waiting.TryDequeue(out var due);
            waiter.DueNanos = hasArrival ? due : TimerWheel.Never;
            if (!hasArrival) _free.Append(waiter);
            return !hasArrival;
        }
    }

    /// <summary>A free user stops.</summary>
    /// <returns>False when it is not free.</returns>
    public bool TryRemove(Waiter waiter)
    {
        lock (_access)
        {
            if (waiter.List != _free) return false;
            _free.Remove(waiter);
            return true;
        }
    }

    /// <summary>A user has ended. One that never started keeps its place: the next would fail as it did.</summary>
    /// <returns>Whether another one has to be added in its place.</returns>
    public bool SeeEnd(bool hasStarted)
    {
        lock (_access)
        {
            if (hasStarted) _present--;
            else _starting--;
            return hasStarted && TryWant();
        }
    }

    /// <summary>The load is over: what waits for a user has been cut, and nobody gets an arrival any more.</summary>
    public void End()
    {
        List<long> cut;
        lock (_access)
        {
            _isOver = true;
            cut = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var due in cut) Drop(due);
    }

    /// <summary>The run stops: no free user waits any longer.</summary>
    public void EndWaits()
    {
        End();
        while (true)
        {
            Waiter waiter;
            lock (_access)
            {
                if (_free.First is not Waiter free) return;
                _free.Remove(waiter = free);
            }

            services.Queue.Post(waiter);
        }
    }

    // For each arrival that waits, one user is on its way, as long as there may be more.
    bool TryWant()
    {
        if (_isOver || _waiting.Count <= _starting || _present >= maxUsers) return false;

        _present++;
        _starting++;
        _wanted++;
        return true;
    }

    // Counted where it was meant to begin, as a failure; at the end of the run as a request that the end has cut.
    void Drop(long dueNanos)
    {
        var outcome = _isOver ? Outcome.Cancelled : Outcome.Failed("no user was free, and the backlog was full");
        services.Log.CountEvent(Dropped, outcome, dueNanos, Math.Max(dueNanos, services.Clock.NowNanos));
        arrivals.CountDropped();
    }
}
