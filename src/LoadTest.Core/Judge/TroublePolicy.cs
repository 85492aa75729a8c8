namespace LoadTest.Judge;

/// <summary>What trouble of the generator does to verdicts.</summary>
public enum TroublePolicy
{
    /// <summary>What the measurement cannot prove because of it is inconclusive. The default.</summary>
    Inconclusive,

    /// <summary>It is reported, and changes nothing: for runs that are to load the machine, not to decide anything.</summary>
    Report,
}
