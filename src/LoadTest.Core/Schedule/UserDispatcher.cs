namespace LoadTest.Schedule;

/// <summary>
/// Deals the users of a <see cref="UserMix"/> to workers, in batches at the spawn rate. User n runs on worker n modulo workers:
/// workers take turns across dispatches, users leave in the reverse order, and the workers' turns step back with them.
/// When workers come or go the users present are dealt anew in the order of their arrival.
/// Used by one thread. It has no clock: the caller waits for the pause of each step.
/// </summary>
internal sealed class UserDispatcher
{
    static readonly TimeSpan LongestPause = TimeSpan.FromDays(366);

    readonly UserMix _mix;
    readonly int _classes;
    string[] _workers;
    bool[] _allowed = [];
    int _batch = 1;
    TimeSpan _pause;
    bool _workersChanged;
    bool _repeats;

    /// <summary>A dispatcher of nobody yet.</summary>
    /// <param name="classes">The user classes; a distribution has their counts in this order.</param>
    /// <param name="workers">The ids of the workers, in any order.</param>
    /// <exception cref="ArgumentException">As in <see cref="UserMix"/>, or an id occurs twice.</exception>
    public UserDispatcher(IReadOnlyList<UserMixEntry> classes, IEnumerable<string> workers)
    {
        _mix = new UserMix(classes);
        _classes = classes.Count;
        _workers = WorkerOrder.Of(workers);
        Distribution = new UserDistribution(_workers, _classes);
    }

    /// <summary>What the last step was.</summary>
    public UserDistribution Distribution { get; private set; }

    /// <summary>How many users the dispatch leads to: fewer than were asked for when all classes that may be picked are full.</summary>
    public int Target { get; private set; }

    /// <summary>Begins a dispatch; what is left of the one before is forgotten.</summary>
    /// <param name="target">How many users are to run in the end; 0 or more.</param>
    /// <param name="spawnRatePerSecond">How many users come or go per second, more than 0. Batches are of whole users: 2.4 are 2 every 0.83 s.</param>
    /// <param name="allowed">Which classes new users may be of, by index; empty for all. Users of other classes stay.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public void Begin(int target, double spawnRatePerSecond, ReadOnlySpan<bool> allowed = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(target);
        SpawnRateRange.Check(spawnRatePerSecond);
        _allowed = allowed.ToArray();
        Target = (int)Math.Min(target, (long)_mix.Count + _mix.Room(allowed));
        _batch = (int)Math.Clamp(Math.Floor(spawnRatePerSecond), 1, int.MaxValue);
        _pause = TimeSpan.FromSeconds(Math.Min(_batch / spawnRatePerSecond, LongestPause.TotalSeconds));
        _repeats = Target == _mix.Count;
    }

    /// <summary>Takes the next step; false when there is none, for the dispatch has ended or there are no workers.</summary>
    public bool TryNext(out DispatchStep step)
    {
        step = default;
        if (_workers.Length == 0) return false;

        if (_workersChanged)
        {
            Rebalance();
            if (_mix.Count > 0)
            {
                _repeats = false;
                step = new DispatchStep(Distribution, TimeSpan.Zero, IsRebalance: true);
                return true;
            }
        }

        if (_mix.Count == Target && !_repeats) return false;

        _repeats = false;
        if (_mix.Count < Target) AddBatch();
        else if (_mix.Count > Target) RemoveBatch();
        step = new DispatchStep(Distribution, _mix.Count == Target ? TimeSpan.Zero : _pause, IsRebalance: false);
        return true;
    }

    /// <summary>A worker has joined: the next step deals the users present to all workers.</summary>
    /// <exception cref="ArgumentException">There is a worker of this id.</exception>
    public void AddWorker(string worker)
    {
        _workers = WorkerOrder.Of([.. _workers, worker]);
        _workersChanged = true;
    }

    /// <summary>A worker is gone: the next step deals the users present to the workers that are left. False when it was none of them.</summary>
    public bool RemoveWorker(string worker)
    {
        if (!_workers.Contains(worker)) return false;

        _workers = WorkerOrder.Of(_workers.Where(other => other != worker));
        _workersChanged = true;
        return true;
    }

    void AddBatch()
    {
        var first = _mix.Count;
        var classes = new int[Math.Min(_batch, Target - first)];
        for (var i = 0; i < classes.Length; i++) classes[i] = _mix.Add(_allowed);
        Distribution = Distribution.With(first, classes, 1);
    }

    void RemoveBatch()
    {
        var classes = new int[Math.Min(_batch, _mix.Count - Target)];
        for (var i = classes.Length - 1; i >= 0; i--) classes[i] = _mix.Remove();
        Distribution = Distribution.With(_mix.Count, classes, -1);
    }

    void Rebalance()
    {
        _workersChanged = false;
        int[] classes = [.. Enumerable.Range(0, _mix.Count).Select(_mix.ClassOf)];
        Distribution = new UserDistribution(_workers, _classes).With(0, classes, 1);
    }
}
