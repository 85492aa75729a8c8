namespace LoadTest.Schedule;

/// <summary>The same arrival rate for ever: Λ(t) = λ·t.</summary>
/// <param name="perSecond">λ; more than 0, need not be a whole number.</param>
internal sealed class ConstantArrivals(double perSecond) : IArrivalRate
{
    public double PeakPerSecond { get; } = ArrivalRateRange.Positive(perSecond);

    public double TimeOf(double count) => count / PeakPerSecond;
}
