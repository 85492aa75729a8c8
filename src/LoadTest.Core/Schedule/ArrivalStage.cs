namespace LoadTest.Schedule;

/// <summary>One part of <see cref="StagedArrivals"/>: the rate goes in a straight line from one value to another.</summary>
/// <param name="Duration">How long; longer than zero.</param>
/// <param name="FromPerSecond">The rate at its beginning; 0 or more.</param>
/// <param name="ToPerSecond">The rate at its end; 0 or more.</param>
internal readonly record struct ArrivalStage(TimeSpan Duration, double FromPerSecond, double ToPerSecond)
{
    /// <summary>How many arrivals are expected in it.</summary>
    public double Count => (FromPerSecond + ToPerSecond) / 2 * Duration.TotalSeconds;

    /// <summary>When <paramref name="count"/> arrivals of it are expected, in seconds from its beginning.</summary>
    /// <remarks>Λ(t) = a·t + (b − a)·t² / 2D, solved for t without the cancellation of the usual formula.</remarks>
    public double TimeOf(double count)
    {
        if (count <= 0) return 0;
        var slope = (ToPerSecond - FromPerSecond) / Duration.TotalSeconds;
        return 2 * count / (FromPerSecond + Math.Sqrt(Math.Max(0, (FromPerSecond * FromPerSecond) + (2 * slope * count))));
    }
}
