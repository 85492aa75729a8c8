namespace LoadTest.Schedule;

/// <summary>A steady load with one spike in it.</summary>
internal sealed class SpikeSchedule : ILoadSchedule
{
    readonly StageSchedule _stages;

    /// <summary>A steady load with one spike in it.</summary>
    /// <param name="calm">What runs before and after the spike.</param>
    /// <param name="peak">What runs during the spike.</param>
    /// <param name="start">When the spike begins; zero or later.</param>
    /// <param name="length">How long the spike is; longer than zero.</param>
    /// <param name="duration">How long the whole schedule is; the spike is over by then.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is out of its range.</exception>
    public SpikeSchedule(ShapeTarget calm, ShapeTarget peak, TimeSpan start, TimeSpan length, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(start, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        if (length > duration - start)
            throw new ArgumentOutOfRangeException(nameof(duration), duration, $"The spike ends at {start} + {length}, so the duration must be that or longer.");

        LoadStage[] stages = [new(start, calm), new(length, peak), new(duration - start - length, calm)];
        _stages = new StageSchedule([.. stages.Where(stage => stage.Duration > TimeSpan.Zero)]);
    }

    /// <inheritdoc/>
    public TimeSpan Duration => _stages.Duration;

    /// <inheritdoc/>
    public bool TryAt(TimeSpan runTime, out ShapeTarget target) => _stages.TryAt(runTime, out target);
}
