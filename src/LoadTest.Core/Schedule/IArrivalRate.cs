namespace LoadTest.Schedule;

/// <summary>An arrival rate over time, as its integral: how many arrivals are expected until an instant. Pure.</summary>
internal interface IArrivalRate
{
    /// <summary>The highest rate, per second; more than 0.</summary>
    double PeakPerSecond { get; }

    /// <summary>When <paramref name="count"/> arrivals are expected, in seconds since the first could come; infinite when so many never are.</summary>
    /// <param name="count">0 or more; need not be a whole number.</param>
    double TimeOf(double count);
}
