namespace LoadTest.Measure;

/// <summary>What the generating process itself did during the measurement: a first look at whether it, not the system, was the bottleneck.</summary>
public sealed record GeneratorHealth
{
    /// <summary>Processor time used by this process during the measurement, as a share of all cores: 1 is every core busy all the time.</summary>
    public required double CpuShare { get; init; }

    /// <summary>How many cores the process may use.</summary>
    public required int Cores { get; init; }

    /// <summary>How long garbage collections stopped the process during the measurement, in all.</summary>
    public required TimeSpan GcPauses { get; init; }

    /// <summary>The longest delay with which the control loop woke up during the measurement: stalls of the whole machine show here.</summary>
    public required TimeSpan WorstStall { get; init; }
}
