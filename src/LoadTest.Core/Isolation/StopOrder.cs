using LoadTest.Measure;

namespace LoadTest.Isolation;

/// <summary>To the generator: stop, and report what was measured until then.</summary>
internal sealed record StopOrder : GeneratorMessage
{
    public required StopReason Reason { get; init; }
}
