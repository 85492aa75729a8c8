using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>Where a run is at one instant.</summary>
internal sealed record EngineStatus
{
    public required RunPhase Phase { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>When the measurement is planned to end, from the start of the run; moves when the run is extended.</summary>
    public required TimeSpan PlannedEnd { get; init; }

    public required int ActiveUsers { get; init; }

    /// <summary>The loads of the run, in order of declaration.</summary>
    public required IReadOnlyList<ScenarioProgress> Scenarios { get; init; }

    public required MetricsSnapshot Metrics { get; init; }
}
