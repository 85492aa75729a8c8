namespace LoadTest.Isolation;

/// <summary>From the generator, last: why there was no run.</summary>
internal sealed record RefusalReport : GeneratorMessage
{
    public required IReadOnlyList<LoadTestProblem> Problems { get; init; }
}
