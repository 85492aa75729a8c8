namespace LoadTest.Schedule;

/// <summary>
/// Two waves, like a working day with its peaks in the late morning and in the afternoon: at time t of T, with s = t / (T·2/30),
/// <code>
/// users = min + (first − min)·e^−(s − 5)² + (second − min)·e^−(s − 10)²
/// </code>
/// so the peaks are at T/3 and at 2T/3. It is the shape of Locust's example of that name.
/// </summary>
internal sealed class DoubleWaveSchedule : ILoadSchedule
{
    readonly int _minUsers;
    readonly int _firstPeak;
    readonly int _secondPeak;
    readonly double _spawnRatePerSecond;

    /// <summary>Two waves.</summary>
    /// <param name="minUsers">How many users run at the ends and between the waves; 0 or more.</param>
    /// <param name="firstPeak">How many users run at T/3; at least <paramref name="minUsers"/>.</param>
    /// <param name="secondPeak">How many users run at 2T/3; at least <paramref name="minUsers"/>.</param>
    /// <param name="spawnRatePerSecond">How many users come or go per second; more than 0. With the higher peak the users follow the waves at once.</param>
    /// <param name="duration">T, how long the whole schedule is; longer than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public DoubleWaveSchedule(int minUsers, int firstPeak, int secondPeak, double spawnRatePerSecond, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minUsers);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstPeak, minUsers);
        ArgumentOutOfRangeException.ThrowIfLessThan(secondPeak, minUsers);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        _minUsers = minUsers;
        _firstPeak = firstPeak;
        _secondPeak = secondPeak;
        _spawnRatePerSecond = SpawnRateRange.Check(spawnRatePerSecond);
        Duration = duration;
    }

    /// <inheritdoc/>
    public TimeSpan Duration { get; }

    /// <inheritdoc/>
    public bool TryAt(TimeSpan runTime, out ShapeTarget target)
    {
        target = default;
        if (runTime >= Duration) return false;

        var s = runTime / Duration * 15;
        var users = _minUsers + Wave(_firstPeak, s - 5) + Wave(_secondPeak, s - 10);
        target = new ShapeTarget((int)Math.Min(Math.Round(users), int.MaxValue), _spawnRatePerSecond);
        return true;
    }

    double Wave(int peak, double distance) => (peak - _minUsers) * Math.Exp(-distance * distance);
}
