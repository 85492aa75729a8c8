namespace LoadTest.Schedule;

/// <summary>
/// A straight change of the number of users: from one number to another at a constant rate, up or down. The first user comes
/// or goes at once, each next one 1/rate later. Times are nanoseconds since the run began.
/// </summary>
internal readonly record struct RampSegment
{
    const double NanosPerSecond = 1e9;

    readonly int _from;
    readonly int _to;
    readonly double _nanosPerUser;
    readonly long _startNanos;

    /// <summary>A change that begins at <paramref name="startNanos"/>.</summary>
    /// <param name="from">How many users there are.</param>
    /// <param name="to">How many there are to be.</param>
    /// <param name="ratePerSecond">More than 0.</param>
    /// <param name="startNanos">When it begins.</param>
    public RampSegment(int from, int to, double ratePerSecond, long startNanos)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(to);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratePerSecond);
        _from = from;
        _to = to;
        _nanosPerUser = NanosPerSecond / ratePerSecond;
        _startNanos = startNanos;
    }

    /// <summary>How many users there are at a time.</summary>
    public int UsersAt(long nanos)
    {
        if (nanos < _startNanos || _from == _to) return _from;

        // The quotient may round to just below or above a whole number; ChangeTimeOf is the definition.
        var total = Math.Abs(_to - _from);
        var changes = (int)Math.Min(total, Math.Floor((nanos - _startNanos) / _nanosPerUser) + 1);
        while (changes < total && ChangeTimeOf(changes) <= nanos) changes++;
        while (changes > 0 && ChangeTimeOf(changes - 1) > nanos) changes--;
        return _from + (_to > _from ? changes : -changes);
    }

    /// <summary>When the next user is due, given how many there are; null when the change is complete.</summary>
    public long? NextChangeAfter(int users) => users == _to ? null : ChangeTimeOf(Math.Abs(users - _from));

    long ChangeTimeOf(int index) => _startNanos + (long)Math.Round(index * _nanosPerUser);
}
