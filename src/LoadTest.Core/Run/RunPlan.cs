using LoadTest.Measure;
using LoadTest.Schedule;

namespace LoadTest.Run;

/// <summary>Everything the engine needs to know before it starts.</summary>
internal sealed record RunPlan
{
    public required Scenario Scenario { get; init; }

    /// <summary>What must be counted exactly.</summary>
    public required MeasurePlan Measure { get; init; }

    /// <summary>When the run looks at its thresholds.</summary>
    public required LookPlan Looks { get; init; }

    /// <summary>
    /// Asked at every look but the last: is the measurement to go on? The engine knows nothing of thresholds; the façade
    /// answers with the judge.
    /// </summary>
    public required Func<MetricsSnapshot, int, bool> GoesOnAfterLook { get; init; }

    /// <summary>Asked once a second: whether whoever started the run is gone.</summary>
    public required Func<bool> IsOwnerGone { get; init; }

    /// <summary>How long iterations under way may take to finish after the stop decision.</summary>
    public required TimeSpan StopTimeout { get; init; }

    /// <summary>What every random choice of the run derives from.</summary>
    public required int Seed { get; init; }

    /// <summary>What happens around the users.</summary>
    public IReadOnlyList<IRunHooks> Hooks { get; init; } = [];

    /// <summary>Makes what watches the generator's own health.</summary>
    /// <value>Nothing does: in virtual time, and in a functional run.</value>
    public Func<RunServices, IReadOnlyList<IHealthSensor>> Sensors { get; init; } = _ => [];

    /// <summary>Requests have no time-out: somebody steps through them.</summary>
    public bool IsDebugged { get; init; }

    /// <summary>Replaces the host of every HTTP user; null for none.</summary>
    public Uri? HostOverride { get; init; }
}
