namespace LoadTest;

/// <summary>An open model whose arrival rate swings around a mean, as a day does: it begins at the mean and rises first. It is not extended.</summary>
/// <param name="meanPerSecond">The mean rate; more than 0.</param>
/// <param name="amplitudePerSecond">How far the rate rises above the mean and falls below it; at most the mean.</param>
public sealed class ArrivalSineAttribute(double meanPerSecond, double amplitudePerSecond) : ArrivalAttribute
{
    /// <summary>The mean rate per second.</summary>
    public double MeanPerSecond { get; } = meanPerSecond;

    /// <summary>How far the rate rises above the mean and falls below it.</summary>
    public double AmplitudePerSecond { get; } = amplitudePerSecond;

    /// <summary>From one peak to the next.</summary>
    /// <value><c>60s</c></value>
    public string Period { get; set; } = "60s";

    /// <summary>The length of the whole run, with the warm-up.</summary>
    /// <value>One period.</value>
    public string Duration { get; set; } = "";

    /// <summary>How arrivals are spread in time.</summary>
    /// <value><see cref="ArrivalLaw.Poisson"/></value>
    public ArrivalLaw Arrivals { get; set; } = ArrivalLaw.Poisson;

    internal override string Title => "[ArrivalSine]";
}
