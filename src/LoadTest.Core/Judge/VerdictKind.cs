namespace LoadTest.Judge;

/// <summary>The five things that can be said of a threshold or a run. Only <see cref="Passed"/> is green.</summary>
public enum VerdictKind
{
    /// <summary>Proven to hold, at the stated error rate.</summary>
    Passed,

    /// <summary>Proven not to hold, at the stated error rate.</summary>
    Failed,

    /// <summary>Neither is proven; <see cref="InconclusiveCause"/> says why.</summary>
    Inconclusive,

    /// <summary>Cancelled or stopped before the planned end.</summary>
    Aborted,

    /// <summary>User code, configuration or unwritable evidence prevented the run.</summary>
    Error,
}
