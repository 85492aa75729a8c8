namespace LoadTest.Schedule;

/// <summary>Arrival rates that follow one another: constant ones and ramps.</summary>
internal sealed class StagedArrivals : IArrivalRate
{
    readonly ArrivalStage[] _stages;

    /// <exception cref="ArgumentException">There are no stages, or no arrivals.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A stage is not longer than zero, or a rate is out of its range.</exception>
    public StagedArrivals(IReadOnlyList<ArrivalStage> stages)
    {
        foreach (var stage in stages) Check(stage);
        _stages = [.. stages];
        PeakPerSecond = stages.Select(stage => Math.Max(stage.FromPerSecond, stage.ToPerSecond)).DefaultIfEmpty(0).Max();
        if (PeakPerSecond == 0) throw new ArgumentException("There is no stage with a rate above 0.", nameof(stages));
        Duration = stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Duration);
    }

    /// <summary>The length of all stages.</summary>
    public TimeSpan Duration { get; }

    public double PeakPerSecond { get; }

    public double TimeOf(double count)
    {
        double begin = 0;
        foreach (var stage in _stages)
        {
            if (count < stage.Count) return begin + stage.TimeOf(count);
            count -= stage.Count;
            begin += stage.Duration.TotalSeconds;
        }

        return double.PositiveInfinity;
    }

    static void Check(ArrivalStage stage)
    {
        if (stage.Duration <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(stage), stage.Duration, "A stage must be longer than zero.");
        ArrivalRateRange.OrZero(stage.FromPerSecond);
        ArrivalRateRange.OrZero(stage.ToPerSecond);
    }
}
