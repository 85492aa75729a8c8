using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>What the parts of one run share.</summary>
internal sealed record RunServices
{
    public required RunClock Clock { get; init; }

    public required IWorkQueue Queue { get; init; }

    public required RequestLog Log { get; init; }

    public required UserErrors Errors { get; init; }

    public required StopTokens Stop { get; init; }

    public required RunResources Resources { get; init; }

    public required int Seed { get; init; }
}
