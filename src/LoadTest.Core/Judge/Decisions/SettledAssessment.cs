namespace LoadTest.Judge;

/// <summary>A threshold that needs no inference to fail: a fact of the run, or one for which nothing was measured.</summary>
internal sealed class SettledAssessment(Decision decision) : Assessment
{
    public override Decision Decide(bool isProvenViolated) => decision;
}
