namespace LoadTest.Measure;

/// <summary>How the generator did in the seconds of the measurement. Clean seconds are counted, troubled ones are kept.</summary>
public sealed record HealthHistory
{
    /// <summary>Nobody watched: a functional run, or a run in virtual time.</summary>
    public static HealthHistory None { get; } = new() { Watched = 0, Troubled = [], Worst = [] };

    /// <summary>How many seconds were watched so far.</summary>
    public required int Watched { get; init; }

    /// <summary>The seconds with trouble, in order; empty when all were clean.</summary>
    public required IReadOnlyList<HealthSecond> Troubled { get; init; }

    /// <summary>The largest reading of each sensor, clean or not.</summary>
    public required IReadOnlyList<HealthReading> Worst { get; init; }

    /// <summary>Which tasks and hooks held threads of the pool while it was late, with the most users at once; most first.</summary>
    public IReadOnlyList<StuckUsers> Blocking { get; init; } = [];
}
