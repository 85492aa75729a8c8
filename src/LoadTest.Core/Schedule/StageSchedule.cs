namespace LoadTest.Schedule;

/// <summary>Stages one after another. A stage holds until just before its end; at its end the next one holds.</summary>
internal sealed class StageSchedule : ILoadSchedule
{
    readonly LoadStage[] _stages;

    /// <summary>A schedule of stages.</summary>
    /// <exception cref="ArgumentException">There are no stages.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A stage is not longer than zero.</exception>
    public StageSchedule(IReadOnlyList<LoadStage> stages)
    {
        if (stages.Count == 0) throw new ArgumentException("A schedule needs at least one stage.", nameof(stages));

        _stages = [.. stages];
        for (var i = 0; i < _stages.Length; i++)
        {
            if (_stages[i].Duration <= TimeSpan.Zero)
                throw new ArgumentOutOfRangeException(nameof(stages), _stages[i].Duration, $"Stage {i + 1} must be longer than zero.");
            Duration += _stages[i].Duration;
        }
    }

    /// <inheritdoc/>
    public TimeSpan Duration { get; }

    /// <inheritdoc/>
    public bool TryAt(TimeSpan runTime, out ShapeTarget target)
    {
        var end = TimeSpan.Zero;
        foreach (var stage in _stages)
        {
            end += stage.Duration;
            if (runTime >= end) continue;

            target = stage.Target;
            return true;
        }

        target = default;
        return false;
    }
}
