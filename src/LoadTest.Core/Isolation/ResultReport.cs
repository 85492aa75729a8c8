namespace LoadTest.Isolation;

/// <summary>From the generator, last: the result, whose files it has written.</summary>
internal sealed record ResultReport : GeneratorMessage
{
    public required LoadTestResult Result { get; init; }
}
