namespace LoadTest.Judge;

/// <summary>One threshold on its way to a verdict: what can be said of it alone, before all thresholds of the run are seen together.</summary>
internal abstract class Assessment
{
    /// <summary>Decides.</summary>
    /// <param name="isProvenViolated">Whether the violation is proven with all inferred thresholds of the run taken together.</param>
    public abstract Decision Decide(bool isProvenViolated);
}
