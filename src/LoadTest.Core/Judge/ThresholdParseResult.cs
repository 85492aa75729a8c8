using System.Diagnostics.CodeAnalysis;

namespace LoadTest.Judge;

/// <summary>A threshold, or why the text is none.</summary>
internal sealed record ThresholdParseResult
{
    ThresholdParseResult(Threshold? threshold, string problem)
    {
        Threshold = threshold;
        Problem = problem;
    }

    /// <summary>Whether the text was a threshold.</summary>
    [MemberNotNullWhen(true, nameof(Threshold))]
    public bool IsThreshold => Threshold is not null;

    /// <summary>What the text says; null when it was refused.</summary>
    public Threshold? Threshold { get; }

    /// <summary>The message for the user (LT1001), several lines; empty when the text was understood.</summary>
    public string Problem { get; }

    public static ThresholdParseResult Accepted(Threshold threshold) => new(threshold, "");

    public static ThresholdParseResult Refused(string problem) => new(null, problem);
}
