namespace LoadTest;

/// <summary>The tasks that a user or task set can pick its next one from. Belongs to one instance and remembers where it is in its order.</summary>
public sealed class TaskMenu
{
    readonly BehaviorPlan _plan;
    readonly UserContext _user;
    int _at = -1;
    int _repeats;

    internal TaskMenu(BehaviorPlan plan, UserContext user)
    {
        _plan = plan;
        _user = user;
    }

    /// <summary>All of them, in order of declaration.</summary>
    public IReadOnlyList<TaskEntry> Tasks => _plan.Entries;

    /// <summary>The task of this name.</summary>
    /// <param name="name">A method's or task set's name, best written with <c>nameof</c>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public TaskEntry this[string name] => _plan.Entries.FirstOrDefault(task => task.Name == name)
        ?? throw new ArgumentException($"{_plan.Name} has no task '{name}'. It has: {string.Join(", ", _plan.Entries)}.", nameof(name));

    /// <summary>Picks the next one as usual: at random by weight, in sequence, or by the transitions of the one before.</summary>
    public TaskEntry Next() => _plan.Entries[_at = _plan.Order switch
    {
        TaskOrder.Random => _plan.PickByWeight(_user),
        TaskOrder.Sequential => NextInSequence(),
        TaskOrder.Markov => _at < 0 ? 0 : _plan.PickAfter(_at, _user),
        _ => throw new InvalidOperationException($"Unknown order {_plan.Order}."),
    }];

    int NextInSequence()
    {
        if (_at >= 0 && ++_repeats < _plan.Entries[_at].Weight) return _at;

        // Ends: a plan in sequence has at least one entry with a weight above 0.
        var next = _at;
        do next = (next + 1) % _plan.Entries.Count;
        while (_plan.Entries[next].Weight == 0);
        _repeats = 0;
        return next;
    }
}
