namespace LoadTest.Judge;

/// <summary>Why a verdict is <see cref="VerdictKind.Inconclusive"/>.</summary>
public enum InconclusiveCause
{
    /// <summary>The verdict is not inconclusive.</summary>
    None,

    /// <summary>Sound data, but chance alone cannot be excluded: the value is too close to the limit for the length of the run.</summary>
    Undecided,

    /// <summary>The measurement is not to be believed: the generator, not the system, was the bottleneck.</summary>
    Invalid,

    /// <summary>The system never settled.</summary>
    Unsteady,

    /// <summary>There is nothing to judge: no samples, an unknown request name, or too few samples for the statistic.</summary>
    NoData,

    /// <summary>Thresholds are not judged in a functional run: each task ran once, and nothing was to be measured.</summary>
    NotJudged,
}
