namespace LoadTest;

/// <summary>An open model whose arrival rate changes in stages. The run ends with the last one; it is not extended.</summary>
/// <param name="stages"><c>60s at 100</c> is a constant rate, <c>30s to 200</c> a ramp from where the stage before has ended, or from 0.</param>
public sealed class ArrivalStagesAttribute(params string[] stages) : ArrivalAttribute
{
    /// <summary>The stages, one after the other.</summary>
    public IReadOnlyList<string> Stages { get; } = stages;

    /// <summary>How arrivals are spread in time.</summary>
    /// <value><see cref="ArrivalLaw.Poisson"/></value>
    public ArrivalLaw Arrivals { get; set; } = ArrivalLaw.Poisson;

    internal override string Title => "[ArrivalStages]";
}
