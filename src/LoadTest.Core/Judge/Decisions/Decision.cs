namespace LoadTest.Judge;

/// <summary>What was decided and on which numbers, before <see cref="VerdictText"/> puts it into words.</summary>
internal sealed record Decision
{
    public required VerdictKind Kind { get; init; }

    public required Evidence Evidence { get; init; }

    public InconclusiveCause Cause { get; init; }

    /// <summary>What is missing, when there was nothing to judge; empty otherwise.</summary>
    public string Missing { get; init; } = "";

    /// <summary>A remark on the requests, for example how many failed; empty when there is none.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Why the decision is not to be believed, whatever it was; empty when it is.</summary>
    public string Doubt { get; init; } = "";

    /// <summary>The estimate alone decided what the data could not.</summary>
    public bool IsByEstimateOnly { get; init; }

    public static Decision Of(bool isPassed, Evidence evidence) =>
        new() { Kind = isPassed ? VerdictKind.Passed : VerdictKind.Failed, Evidence = evidence };

    public static Decision NoData(string missing, Evidence evidence) =>
        new() { Kind = VerdictKind.Inconclusive, Cause = InconclusiveCause.NoData, Missing = missing, Evidence = evidence };

    /// <summary>Undecided, unless the policy lets the estimate decide.</summary>
    public static Decision Undecided(bool isEstimateGood, Evidence evidence, JudgeOptions options) =>
        options.OnUndecided == UndecidedPolicy.PointEstimate
            ? Of(isEstimateGood, evidence) with { IsByEstimateOnly = true }
            : new() { Kind = VerdictKind.Inconclusive, Cause = InconclusiveCause.Undecided, Evidence = evidence };
}
