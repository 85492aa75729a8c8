namespace LoadTest.Isolation;

/// <summary>From the generator, about once a second: where the run is.</summary>
internal sealed record ProgressReport : GeneratorMessage
{
    public required LoadTestProgress Progress { get; init; }
}
