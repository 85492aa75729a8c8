namespace LoadTest.Measure;

/// <summary>The requests of one series that started in one second of the measurement.</summary>
/// <param name="Ok">Requests that succeeded.</param>
/// <param name="Failed">Requests that failed.</param>
/// <param name="Cancelled">Requests cut by the end of the run.</param>
/// <param name="OkLatencySumNanos">The sum of the response times of the successful ones, in nanoseconds.</param>
public readonly record struct SecondCounts(int Ok, int Failed, int Cancelled, long OkLatencySumNanos)
{
    /// <summary>All requests that started in this second.</summary>
    public int Started => Ok + Failed + Cancelled;

    internal SecondCounts Add(SecondCounts other) =>
        new(Ok + other.Ok, Failed + other.Failed, Cancelled + other.Cancelled, OkLatencySumNanos + other.OkLatencySumNanos);
}
