using LoadTest.Judge;

namespace LoadTest.Report;

/// <summary>The words for verdicts: lower case when all is well, upper case when a reader must look.</summary>
internal static class VerdictWords
{
    public static string Of(VerdictKind kind, InconclusiveCause cause) => kind switch
    {
        VerdictKind.Passed => "passed",
        VerdictKind.Failed => "FAILED",
        VerdictKind.Inconclusive when cause == InconclusiveCause.NotJudged => "not judged",
        VerdictKind.Inconclusive => cause == InconclusiveCause.Undecided ? "UNDECIDED" : "INCONCLUSIVE",
        VerdictKind.Aborted => "ABORTED",
        VerdictKind.Error => "ERROR",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown verdict."),
    };

    /// <summary>For machines: camel case.</summary>
    public static string ForJson(Enum value)
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
