namespace LoadTest.Measure;

/// <summary>An exception that escaped from user code, with how often it did.</summary>
public sealed record UserError
{
    /// <summary>Where it escaped: a task's name, <c>constructor</c>, <c>OnStartAsync</c>, <c>WaitTime</c>, <c>OnStopAsync</c> or <c>Dispose</c>.</summary>
    public required string Where { get; init; }

    /// <summary>The exception's type and message.</summary>
    public required string Message { get; init; }

    /// <summary>The user's frames of the first occurrence.</summary>
    public required string StackTrace { get; init; }

    /// <summary>How often it happened, in all phases of the run.</summary>
    public required long Count { get; init; }
}
