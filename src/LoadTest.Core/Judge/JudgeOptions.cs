namespace LoadTest.Judge;

/// <summary>How strictly a run is judged.</summary>
internal sealed record JudgeOptions
{
    /// <summary>
    /// The error rate of each side: of all systems exactly at their limit at most this share fails, and at most this share
    /// passes. Between 0 and 0.5; smaller at interim looks, where it is the part of the error rate spent there.
    /// </summary>
    /// <value>0.01.</value>
    public double Alpha { get; init; } = 0.01;

    /// <summary>What becomes of a threshold that the data cannot decide. Only <see cref="UndecidedPolicy.PointEstimate"/> changes a verdict here.</summary>
    /// <value><see cref="UndecidedPolicy.Skip"/>.</value>
    public UndecidedPolicy OnUndecided { get; init; } = UndecidedPolicy.Skip;

    /// <summary>What becomes of verdicts when the generator was in trouble.</summary>
    /// <value><see cref="TroublePolicy.Inconclusive"/>.</value>
    public TroublePolicy OnTrouble { get; init; } = TroublePolicy.Inconclusive;
}
