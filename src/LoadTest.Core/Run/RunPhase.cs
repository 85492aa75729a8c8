namespace LoadTest.Run;

/// <summary>Where a run is. Only the measurement is judged.</summary>
public enum RunPhase
{
    /// <summary>Hooks start what the users depend on; there are no users yet.</summary>
    Starting,

    /// <summary>Load runs, nothing is judged yet.</summary>
    WarmUp,

    /// <summary>What starts now is judged.</summary>
    Measurement,

    /// <summary>The stop has been decided; iterations under way finish.</summary>
    Drain,

    /// <summary>All users have stopped, or have been given up.</summary>
    Ended,
}
