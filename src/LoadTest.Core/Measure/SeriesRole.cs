namespace LoadTest.Measure;

/// <summary>What the samples of a series are, which decides what they count towards.</summary>
public enum SeriesRole
{
    /// <summary>Timed requests: they count in the totals of the run, in rates, failures and latencies.</summary>
    Request,

    /// <summary>Requests without a duration of their own, such as a message that a server sent by itself: counted, never timed.</summary>
    Event,

    /// <summary>Durations that are no requests, such as a time that the service reported: judged only where a threshold names them.</summary>
    Timing,
}
