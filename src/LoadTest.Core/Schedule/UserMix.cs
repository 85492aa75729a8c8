namespace LoadTest.Schedule;

/// <summary>
/// Which user class the next user is of, for one generator: fixed counts are filled first, then classes follow their weights.
/// Users leave in the reverse order, and each removal steps the order back, so the mix depends only on how many users
/// there are and not on how the load got there (Locust's generator runs on during a ramp-down).
/// </summary>
internal sealed class UserMix
{
    // Sorted by name, because the name decides ties.
    readonly UserMixEntry[] _classes;
    readonly int[] _indexes;
    readonly int[] _present;
    readonly List<int> _users = [];
    readonly Stack<UserMixPhase> _phases = [];

    /// <summary>A mix without users yet.</summary>
    /// <param name="classes">The user classes; indexes in this list are what the mix returns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not a number, or a fixed count is negative.</exception>
    /// <exception cref="ArgumentException">No class has a weight of more than 0 or a fixed count.</exception>
    public UserMix(IReadOnlyList<UserMixEntry> classes)
    {
        foreach (var entry in classes) Check(entry);
        _indexes = [.. Enumerable.Range(0, classes.Count).OrderBy(index => classes[index].Name, StringComparer.Ordinal)];
        _classes = [.. _indexes.Select(index => classes[index])];
        _present = new int[_classes.Length];
        MaxUsers = Room();
        if (MaxUsers == 0) throw new ArgumentException("There are no users with weight > 0.", nameof(classes));
    }

    /// <summary>How many users there can be: the sum of the fixed counts, or <see cref="int.MaxValue"/> when any class has a weight.</summary>
    public int MaxUsers { get; }

    /// <summary>How many users there are.</summary>
    public int Count => _users.Count;

    /// <summary>The index of the class of a user.</summary>
    /// <param name="user">From 0, the user that was added first, to <see cref="Count"/> − 1.</param>
    public int ClassOf(int user) => _indexes[_users[user]];

    /// <summary>How many more users can be added, at most <see cref="int.MaxValue"/>.</summary>
    /// <param name="allowed">Which classes may be picked, by index; empty for all.</param>
    public int Room(ReadOnlySpan<bool> allowed = default)
    {
        var missing = 0L;
        for (var item = 0; item < _classes.Length; item++)
        {
            if (WeightOf(item, allowed) > 0) return int.MaxValue;
            missing += MissingOf(item, allowed);
        }

        return (int)Math.Min(missing, int.MaxValue);
    }

    /// <summary>Adds a user and returns the index of its class; −1 when every class that may be picked is full.</summary>
    /// <param name="allowed">
    /// Which classes may be picked, by index; empty for all. Users that are there already do not count under a new restriction:
    /// the weights are those of the users added under it.
    /// </param>
    public int Add(ReadOnlySpan<bool> allowed = default)
    {
        if (!allowed.Contains(false)) allowed = default;
        if (!_phases.TryPeek(out var phase) || !phase.Continues(allowed))
        {
            if (Room(allowed) == 0) return -1;
            phase = PhaseOf(allowed);
            _phases.Push(phase);
        }

        var item = phase.Next();
        _present[item]++;
        _users.Add(item);
        return _indexes[item];
    }

    /// <summary>Removes the user that was added last and returns the index of its class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no users.</exception>
    public int Remove()
    {
        var item = _users[^1];
        _users.RemoveAt(_users.Count - 1);
        _present[item]--;
        var phase = _phases.Peek();
        phase.Back(item);
        if (phase.IsEmpty) _phases.Pop();
        return _indexes[item];
    }

    // Fixed counts first. A phase of weighted users need not look at them again: users before it cannot leave before its own.
    UserMixPhase PhaseOf(ReadOnlySpan<bool> allowed)
    {
        var missing = new double[_classes.Length];
        var weights = new double[_classes.Length];
        for (var item = 0; item < _classes.Length; item++)
        {
            missing[item] = MissingOf(item, allowed);
            weights[item] = WeightOf(item, allowed);
        }

        var room = missing.Sum();
        return room > 0
            ? new UserMixPhase(new WeightedSequence(missing), (int)Math.Min(room, int.MaxValue), allowed.ToArray())
            : new UserMixPhase(new WeightedSequence(weights), int.MaxValue, allowed.ToArray());
    }

    int MissingOf(int item, ReadOnlySpan<bool> allowed) =>
        IsAllowed(item, allowed) ? Math.Max(0, _classes[item].FixedCount - _present[item]) : 0;

    double WeightOf(int item, ReadOnlySpan<bool> allowed) =>
        _classes[item].FixedCount == 0 && IsAllowed(item, allowed) ? _classes[item].Weight : 0;

    bool IsAllowed(int item, ReadOnlySpan<bool> allowed) => allowed.IsEmpty || allowed[_indexes[item]];

    static void Check(UserMixEntry entry)
    {
        if (!(entry.Weight >= 0 && double.IsFinite(entry.Weight)))
            throw new ArgumentOutOfRangeException(nameof(entry), entry.Weight, $"The weight of '{entry.Name}' must be a finite number of 0 or more.");
        if (entry.FixedCount < 0)
            throw new ArgumentOutOfRangeException(nameof(entry), entry.FixedCount, $"The fixed count of '{entry.Name}' must be 0 or more.");
    }
}
