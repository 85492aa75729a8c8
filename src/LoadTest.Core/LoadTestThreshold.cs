using LoadTest.Judge;

namespace LoadTest;

/// <summary>A threshold of a load test and where it is written.</summary>
public sealed record LoadTestThreshold
{
    /// <summary>What must hold.</summary>
    public required Threshold Threshold { get; init; }

    /// <summary>The threshold's name within its class, in identifier characters: that of its test node.</summary>
    public required string Slug { get; init; }

    /// <summary>The source file of the attribute; empty when unknown.</summary>
    public required string SourceFile { get; init; }

    /// <summary>The line of the attribute; 0 when unknown.</summary>
    public required int SourceLine { get; init; }
}
