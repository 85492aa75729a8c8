using LoadTest.Schedule;

namespace LoadTest.Run;

/// <summary>A user, or a task set that it has entered, while its tasks run: where it is in its order, and its pace.</summary>
internal sealed class Level
{
    readonly TaskMenu _menu;
    readonly Level _pace;
    readonly bool _isOnce;
    WaitState _wait;
    TaskEntry? _current;
    HashSet<string>? _scheduled;
    int _done;

    public Level(Behavior behavior, BehaviorPlan plan, WaitTime waitTime, Level? parent, UserContext context, long nowNanos, bool isOnce)
    {
        Behavior = behavior;
        Plan = plan;
        WaitTime = waitTime;
        Parent = parent;
        _isOnce = isOnce;
        _menu = new TaskMenu(plan, context);
        _wait = WaitState.StartingAt(nowNanos);

        // A set that waits as its user does shares the user's pace: entering it starts no new one.
        _pace = waitTime == WaitTime.OfUser ? parent?.Root ?? this : this;
    }

    public Behavior Behavior { get; }

    public BehaviorPlan Plan { get; }

    public WaitTime WaitTime { get; }

    public Level? Parent { get; }

    Level Root => Parent?.Root ?? this;

    /// <summary>Whether its own task has asked to leave. In a functional run the others have their turn all the same.</summary>
    public bool IsInterrupted => !_isOnce && Behavior is TaskSet { IsInterrupted: true };

    /// <summary>The next task: what has been scheduled, else what the behaviour picks. Null when each has had its turn and one is enough.</summary>
    public TaskEntry? Take() => _current = (Behavior.HasScheduled ? TakeScheduled() : null) ?? Pick();

    TaskEntry? TakeScheduled()
    {
        while (Behavior.HasScheduled)
        {
            var entry = Behavior.TakeScheduled();
            if (_isOnce && (IsWithin(entry.SetType) || !(_scheduled ??= []).Add(entry.Name))) continue;

            // What a task schedules is part of it: its tags count for a set, or a filter that leaves the task would leave the set empty.
            return entry.SetType is null ? entry : entry.WithTags(_current?.Tags ?? Plan.Tags);
        }

        return null;
    }

    TaskEntry? Pick()
    {
        if (!_isOnce) return Behavior.NextTask(_menu) ?? throw new InvalidOperationException($"{Plan.Name}.NextTask gave null; give a task of its menu.");
        while (_done < Plan.Entries.Count)
        {
            var entry = Plan.Entries[_done++];
            if (entry.Weight > 0 && !IsWithin(entry.SetType)) return entry;
        }

        return null;
    }

    // A set that contains itself has had its turn.
    bool IsWithin(Type? set) => set is not null && (Plan.Type == set || Parent?.IsWithin(set) is true);

    /// <summary>When the next iteration begins, as the wait time says.</summary>
    public IterationStart NextStart(long nowNanos, UserContext user) => _pace.WaitTime.Next(ref _pace._wait, nowNanos, user);

    /// <summary>The next iteration begins at once: an intended start that was skipped is not made up for.</summary>
    public static IterationStart StartAtOnce(long nowNanos) => new(nowNanos, IsPaced: false, Dropped: 0);
}
