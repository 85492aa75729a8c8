namespace LoadTest.Judge;

/// <summary>What a test node does when its threshold stays undecided after the last extension of the run.</summary>
public enum UndecidedPolicy
{
    /// <summary>The node is skipped (yellow) with the evidence as its reason. The default.</summary>
    Skip,

    /// <summary>The node fails: what is not proven does not pass. For release gates.</summary>
    Fail,

    /// <summary>The estimate alone decides, as in other tools: wrong in up to half of the runs of a system at its limit.</summary>
    PointEstimate,
}
