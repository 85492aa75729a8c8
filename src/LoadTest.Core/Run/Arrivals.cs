using LoadTest.Measure;
using LoadTest.Schedule;

namespace LoadTest.Run;

/// <summary>
/// The intended starts of an open model: each is dealt to a population by weight when it is due, on the dispatcher's thread, and given to a
/// free user of it. The schedule never slips: whatever is late is due all the same.
/// </summary>
internal sealed class Arrivals : WaitNode
{
    readonly RunServices _services;
    readonly IArrivalTimes _times;
    readonly WeightedSequence _dealer;
    readonly Action _askForUsers;
    readonly long _limit;
    long _scheduled;
    long _started;
    long _dropped;
    long _ended;
    long _startNanos;
    long _until = long.MaxValue;
    volatile bool _isOver;

    /// <param name="services">Those of the run.</param>
    /// <param name="load">Who takes the arrivals, and how many there are to be.</param>
    /// <param name="source">When arrivals come.</param>
    /// <param name="index">Which of the run's loads it is: each has random numbers of its own.</param>
    /// <param name="askForUsers">Has the control loop add the users that pools want. Called on any thread.</param>
    public Arrivals(RunServices services, ScenarioLoad load, ArrivalSource source, int index, Action askForUsers)
    {
        _services = services;
        _limit = load.Iterations;
        _askForUsers = askForUsers;
        _times = source.Times(new SplitMixRandom(SeedSequence.StateOf(services.Seed, -1 - index)));
        var populations = load.Populations;
        double[] weights = [.. populations.Select(population => population.Weight)];
        _dealer = new WeightedSequence(weights);
        Pools = [.. populations.Zip(Shares(weights, source.MaxUsers), (population, users) => new ArrivalPool(services, this, population, users, source.Backlog))];
        foreach (var (pool, users) in Pools.Zip(Shares(weights, source.StartUsers))) pool.Want(users);
    }

    /// <summary>One for each population.</summary>
    public IReadOnlyList<ArrivalPool> Pools { get; }

    /// <summary>What has become of the arrivals so far.</summary>
    public ArrivalCounts Counts => new(Interlocked.Read(ref _scheduled), Interlocked.Read(ref _started), Interlocked.Read(ref _dropped));

    /// <summary>Whether as many iterations as asked for have been due, and each of them has ended or was dropped.</summary>
    public bool IsThrough =>
        _limit != Scenario.Unlimited && Interlocked.Read(ref _ended) + Interlocked.Read(ref _dropped) >= _limit;

    /// <summary>Begins the schedule.</summary>
    /// <param name="startNanos">When its time begins.</param>
    /// <param name="untilNanos">When it is over at the latest: nothing is due from then on.</param>
    public void Begin(long startNanos, long untilNanos)
    {
        (_startNanos, _until) = (startNanos, untilNanos);
        WaitForNext();
    }

    public override void OnDue()
    {
        if (_isOver) return;

        Interlocked.Increment(ref _scheduled);
        var isWanted = Pools[_dealer.Next()].Give(DueNanos, out var user);
        WaitForNext();
        if (isWanted) AskForUsers();

        // Last: the user's own code may take its time, and somebody else then sees to the next arrival.
        if (user is not null) _services.Dispatcher.Start(user);
    }

    public override void OnCut()
    {
        // The schedule is cut off: what would have come was never due.
    }

    /// <summary>The load is over: nothing is due any more, and what waits for a user is dropped.</summary>
    public void End()
    {
        _isOver = true;
        _services.Dispatcher.TryRemove(this);
        foreach (var pool in Pools) pool.End();
    }

    /// <summary>The run stops: no user waits for an arrival any longer.</summary>
    public void EndWaits()
    {
        _isOver = true;
        foreach (var pool in Pools) pool.EndWaits();
    }

    public void AskForUsers() => _askForUsers();

    public void CountStarted() => Interlocked.Increment(ref _started);

    public void CountDropped()
    {
        Interlocked.Increment(ref _dropped);
        SeeEnd();
    }

    /// <summary>An iteration that has begun has ended.</summary>
    public void CountEnded()
    {
        Interlocked.Increment(ref _ended);
        SeeEnd();
    }

    // The control loop is to see at once that there is nothing left to do.
    void SeeEnd()
    {
        if (IsThrough) _askForUsers();
    }

    void WaitForNext()
    {
        if (_scheduled < _limit && _times.TryNext(out var due) && due < _until - _startNanos) _services.Dispatcher.TryAdd(this, due + _startNanos, isExact: true);
    }

    // By weight, as users of a closed model are; everybody who gets arrivals gets a user.
    static IEnumerable<int> Shares(double[] weights, int users)
    {
        var dealer = new WeightedSequence(weights);
        var shares = new int[weights.Length];
        for (var user = 0; user < users; user++) shares[dealer.Next()]++;
        return shares.Select((share, i) => weights[i] > 0 ? Math.Max(1, share) : 0);
    }
}
