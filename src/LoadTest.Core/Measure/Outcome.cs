namespace LoadTest.Measure;

/// <summary>How a request ended: ok, failed with a reason, or cancelled by the end of the run.</summary>
public readonly record struct Outcome
{
    Outcome(OutcomeKind kind, string reason)
    {
        Kind = kind;
        Reason = reason;
    }

    /// <summary>The request succeeded.</summary>
    public static Outcome Ok { get; } = new(OutcomeKind.Ok, "");

    /// <summary>The run ended before the request did. Its elapsed time is a lower bound of its latency.</summary>
    public static Outcome Cancelled { get; } = new(OutcomeKind.Cancelled, "cut by the end of the run");

    /// <summary>Which of the three.</summary>
    public OutcomeKind Kind { get; }

    /// <summary>Why it failed, in few distinct words so that failures group; empty when the request succeeded.</summary>
    public string Reason { get; }

    /// <summary>The request failed.</summary>
    /// <param name="reason">What happened, without ids or numbers that differ from request to request, so that failures group.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is empty.</exception>
    public static Outcome Failed(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new Outcome(OutcomeKind.Failed, reason);
    }
}
