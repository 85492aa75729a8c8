namespace LoadTest.Schedule;

/// <summary>The closed load shape: users are added at a constant rate until all of them run, then their number stays.</summary>
internal sealed record UserRamp
{
    /// <summary>A ramp to <paramref name="users"/> users.</summary>
    /// <param name="users">How many users run in the end; at least 1.</param>
    /// <param name="spawnRatePerSecond">How many users are added per second; more than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public UserRamp(int users, double spawnRatePerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(users, 1);
        Users = users;
        SpawnRatePerSecond = SpawnRateRange.Check(spawnRatePerSecond);
    }

    /// <summary>How many users run in the end.</summary>
    public int Users { get; }

    /// <summary>How many users are added per second.</summary>
    public double SpawnRatePerSecond { get; }

    /// <summary>When the last user is added, from the start of the run.</summary>
    public TimeSpan RampEnd => SpawnTimeOf(Users - 1);

    /// <summary>When user <paramref name="index"/> is added, counted from 0: the first one at once, each next one 1/rate later.</summary>
    /// <param name="index">From 0 to <see cref="Users"/> − 1.</param>
    public TimeSpan SpawnTimeOf(int index) => TimeSpan.FromSeconds(index / SpawnRatePerSecond);

    /// <summary>How many users have been added after <paramref name="elapsed"/>.</summary>
    /// <param name="elapsed">Time since the start of the run.</param>
    public int UsersAt(TimeSpan elapsed)
    {
        if (elapsed < TimeSpan.Zero) return 0;

        // The product may round to just below or above a whole number; SpawnTimeOf is the definition.
        var guess = (int)Math.Min(Users, Math.Floor(elapsed.TotalSeconds * SpawnRatePerSecond) + 1);
        while (guess < Users && SpawnTimeOf(guess) <= elapsed) guess++;
        while (guess > 1 && SpawnTimeOf(guess - 1) > elapsed) guess--;
        return guess;
    }
}
