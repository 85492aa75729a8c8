namespace LoadTest.Schedule;

/// <summary>
/// A part of a load shape: from the users present toward a target, up or down, one user at a time and 1 / rate apart. The first
/// change is due at the start. Times are nanoseconds since the run began.
/// </summary>
internal sealed record RampSegment
{
    /// <summary>A segment.</summary>
    /// <param name="from">How many users run before it; 0 or more.</param>
    /// <param name="to">How many users run after it; 0 or more.</param>
    /// <param name="ratePerSecond">How many users come or go per second; more than 0.</param>
    /// <param name="startNanos">When the first change is due; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public RampSegment(int from, int to, double ratePerSecond, long startNanos)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(to);
        ArgumentOutOfRangeException.ThrowIfNegative(startNanos);
        From = from;
        To = to;
        RatePerSecond = SpawnRateRange.Check(ratePerSecond);
        StartNanos = startNanos;
    }

    /// <summary>How many users run before the segment.</summary>
    public int From { get; }

    /// <summary>How many users run after it.</summary>
    public int To { get; }

    /// <summary>How many users come or go per second.</summary>
    public double RatePerSecond { get; }

    /// <summary>When the first change is due.</summary>
    public long StartNanos { get; }

    /// <summary>How many users come or go in all.</summary>
    public int Changes => Math.Abs(To - From);

    /// <summary>When the last change is due; the start when there is none.</summary>
    public long EndNanos => Changes == 0 ? StartNanos : DueNanosOf(Changes - 1);

    /// <summary>When a change is due.</summary>
    /// <param name="change">From 0 to <see cref="Changes"/> − 1.</param>
    public long DueNanosOf(int change)
    {
        var delay = Math.Round(change * 1e9 / RatePerSecond);
        return delay < long.MaxValue - StartNanos ? StartNanos + (long)delay : long.MaxValue;
    }

    /// <summary>How many users are to run at an instant; <see cref="From"/> before the start.</summary>
    public int UsersAt(long nanos) => From + (Math.Sign(To - From) * ChangesBy(nanos));

    /// <summary>When the first change after an instant is due; false when there is none.</summary>
    public bool TryNextChangeAfter(long nanos, out long dueNanos)
    {
        var done = ChangesBy(nanos);
        dueNanos = done < Changes ? DueNanosOf(done) : 0;
        return done < Changes;
    }

    int ChangesBy(long nanos)
    {
        if (nanos < StartNanos) return 0;

        // The product may round to just below or above a whole number; DueNanosOf is the definition, and it rounds by half a nanosecond.
        var guess = (int)Math.Min(Changes, Math.Floor((nanos - StartNanos + 0.5) * RatePerSecond / 1e9) + 1);
        while (guess < Changes && DueNanosOf(guess) <= nanos) guess++;
        while (guess > 0 && DueNanosOf(guess - 1) > nanos) guess--;
        return guess;
    }
}
