namespace LoadTest.Schedule;

/// <summary>A staircase: the same number of users more with every step, (⌊t / step⌋ + 1)·n users at time t.</summary>
internal sealed class StepSchedule : ILoadSchedule
{
    readonly int _usersPerStep;
    readonly TimeSpan _stepLength;
    readonly double _spawnRatePerSecond;

    /// <summary>A staircase.</summary>
    /// <param name="usersPerStep">How many users each step adds; at least 1.</param>
    /// <param name="stepLength">How long a step is; longer than zero.</param>
    /// <param name="spawnRatePerSecond">How many users come per second; more than 0.</param>
    /// <param name="duration">How long the whole schedule is; longer than zero. The last step may be cut short.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range, or the last step has more users than an <see cref="int"/> holds.</exception>
    public StepSchedule(int usersPerStep, TimeSpan stepLength, double spawnRatePerSecond, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(usersPerStep, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(stepLength, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        _usersPerStep = usersPerStep;
        _stepLength = stepLength;
        _spawnRatePerSecond = SpawnRateRange.Check(spawnRatePerSecond);
        Duration = duration;
        if (UsersAt(duration - TimeSpan.FromTicks(1)) > int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(duration), duration, $"The last step must not have more than {int.MaxValue} users.");
    }

    /// <inheritdoc/>
    public TimeSpan Duration { get; }

    /// <inheritdoc/>
    public bool TryAt(TimeSpan runTime, out ShapeTarget target)
    {
        target = default;
        if (runTime >= Duration) return false;

        target = new ShapeTarget((int)UsersAt(runTime), _spawnRatePerSecond);
        return true;
    }

    Int128 UsersAt(TimeSpan runTime) => ((Int128)(runTime.Ticks / _stepLength.Ticks) + 1) * _usersPerStep;
}
