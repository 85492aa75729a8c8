using LoadTest.Schedule;

namespace LoadTest.Run;

/// <summary>
/// Brings the number of users to what the load shape asks for: which type comes next, who goes first (last in, first out), and
/// when. Owned by the engine's control loop.
/// </summary>
internal sealed class Spawner : ILoadDriver
{
    static readonly long TickNanos = RunClock.ToNanos(TimeSpan.FromMilliseconds(100));

    readonly RunServices _services;
    readonly RunningScenario _scenario;
    readonly Func<Population, ArrivalPool?, UserLoop> _start;
    readonly UserMix _mix;
    readonly List<UserLoop> _present = [];
    LoadTarget? _target;
    RampSegment _ramp = new(0, 0, 1, 0);
    long _nextTick;
    int _goal;
    bool _isReached;
    volatile LoadTarget? _asked;
    volatile bool _isAsking;

    public Spawner(RunningScenario scenario, Func<Population, ArrivalPool?, UserLoop> start)
    {
        _services = scenario.Services;
        _scenario = scenario;
        _start = start;
        _mix = new UserMix([.. Populations.Select(population => new UserMixEntry(population.Name, population.Weight, population.FixedCount))]);
    }

    IReadOnlyList<Population> Populations => _scenario.Load.Populations;

    LoadShape Shape => _scenario.Load.Shape;

    /// <summary>Whether the shape has said that it is over.</summary>
    public bool IsFinished => ReferenceEquals(_target, LoadTarget.Finished);

    /// <summary>What the shape has thrown; null when it has not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>How many users were asked for in vain, because all types that may be added have a fixed count and are complete.</summary>
    public int Unreachable { get; private set; }

    /// <summary>Whether every user of a constant number has been added, or has nothing left to do: when they all end by themselves, nobody will come any more.</summary>
    public bool IsComplete => _scenario.Budget.IsSpent || (Shape is ConstantShape && _target is not null && _present.Count == _goal);

    /// <summary>Adds and stops the users that are due.</summary>
    public void Step(long now)
    {
        if (_scenario.Budget.IsSpent)
        {
            EndWaits();
            return;
        }

        if (now >= _nextTick) Tick(now);
        if (_target is null || IsFinished) return;

        var due = _ramp.UsersAt(now);
        while (_present.Count < due && Add())
        {
            // Each is added by the condition.
        }

        while (_present.Count > due) StopLast();
        if (_isReached || _present.Count != _goal) return;

        _isReached = true;
        var users = _present.Count;
        if (!_services.Hooks.IsEmpty) _services.Queue.Post(() => _services.Hooks.SpawningComplete(_services.Run, users));
    }

    /// <summary>When something is due next, in nanoseconds of the run.</summary>
    public long NextStep(long now) => _ramp.TryNextChangeAfter(now, out var due) ? Math.Min(due, _nextTick) : _nextTick;

    public void End()
    {
        foreach (var user in _present) user.Retire(_services.Queue);
    }

    // Every iteration has been begun: whoever waits for another one waits in vain.
    void EndWaits()
    {
        foreach (var user in _present)
        {
            if (user.State.IsWaiting) _services.Queue.Post(user.State.StopUser);
        }
    }

    void Tick(long now)
    {
        // A constant number of users is asked for once.
        _nextTick = Shape is ConstantShape ? long.MaxValue : now + TickNanos;

        var context = new ShapeContext { RunTime = TimeSpan.FromTicks(now / TimeSpan.NanosecondsPerTick), ActiveUsers = _scenario.ActiveUsers };
        if (Shape.IsBuiltIn) _asked = Shape.Tick(context);
        else Ask(context);

        if (_asked is { } asked && (_target is null || !asked.IsSameAs(_target))) Apply(asked, now);
    }

    // A shape of the user's may block or throw: never on the control loop. Its answer is seen one tick later.
    void Ask(ShapeContext context)
    {
        if (_isAsking) return;

        _isAsking = true;
        _services.Queue.Post(() =>
        {
            try
            {
                _asked = Shape.Tick(context) ?? throw new InvalidOperationException($"{Shape.GetType().Name}.Tick gave null; give LoadTarget.Finished to end the run.");
                _isAsking = false;
            }
            catch (Exception exception)
            {
                _services.Errors.Count($"{Shape.GetType().Name}.Tick", exception);
                Failure = exception;
            }
        });
    }

    void Apply(LoadTarget target, long now)
    {
        _target = target;
        if (IsFinished) return;

        var room = target.UserTypes.Count == 0 ? _mix.Room() : _mix.Room(Allowed(target.UserTypes));
        _goal = (int)Math.Min(target.Users, (long)_present.Count + room);
        Unreachable = Math.Max(Unreachable, target.Users - _goal);
        _ramp = new RampSegment(_present.Count, _goal, target.SpawnRate, now);
        _isReached = false;
    }

    bool Add()
    {
        var index = _target!.UserTypes.Count == 0 ? _mix.Add() : _mix.Add(Allowed(_target.UserTypes)); // not null: only called with a target
        if (index < 0) return false;

        _present.Add(_start(Populations[index], null));
        return true;
    }

    bool[] Allowed(IReadOnlyList<Type> userTypes) => [.. Populations.Select(population => userTypes.Contains(population.Plan.Type))];

    void StopLast()
    {
        _mix.Remove();
        var last = _present[^1];
        _present.RemoveAt(_present.Count - 1);
        last.State.IsRetired = true;

        // Cancelling runs callbacks that user code has registered: not on the control loop.
        _services.Queue.Post(last.State.StopUser);
    }
}
