namespace LoadTest.Schedule;

/// <summary>A load shape that is known beforehand: the target load as a function of the time since the run began.</summary>
internal interface ILoadSchedule
{
    /// <summary>When the schedule is finished.</summary>
    TimeSpan Duration { get; }

    /// <summary>What is to run at <paramref name="runTime"/>; false when the schedule is finished, which is at its duration.</summary>
    /// <param name="runTime">Since the run began; 0 or more.</param>
    /// <param name="target">What is to run; without meaning when the schedule is finished.</param>
    bool TryAt(TimeSpan runTime, out ShapeTarget target);
}
