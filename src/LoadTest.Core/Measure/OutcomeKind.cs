namespace LoadTest.Measure;

/// <summary>The three ways in which a request can end.</summary>
public enum OutcomeKind
{
    /// <summary>Succeeded.</summary>
    Ok,

    /// <summary>Failed: an error, a time-out, a bad status, or judged so by the user's code.</summary>
    Failed,

    /// <summary>Still in flight when the run ended.</summary>
    Cancelled,
}
