namespace LoadTest.Schedule;

/// <summary>
/// An arrival rate that swings around a mean: λ(t) = m + a·sin(2πt / P), so Λ(t) = m·t + a·P/2π · (1 − cos(2πt / P)).
/// </summary>
internal sealed class SineArrivals : IArrivalRate
{
    readonly double _mean;
    readonly double _amplitude;
    readonly double _period;

    /// <summary>A swinging rate.</summary>
    /// <param name="meanPerSecond">m; more than 0.</param>
    /// <param name="amplitudePerSecond">a; 0 or more and at most the mean.</param>
    /// <param name="period">P; longer than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public SineArrivals(double meanPerSecond, double amplitudePerSecond, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amplitudePerSecond, meanPerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        _mean = ArrivalRateRange.Positive(meanPerSecond);
        _amplitude = ArrivalRateRange.OrZero(amplitudePerSecond);
        _period = period.TotalSeconds;
    }

    public double PeakPerSecond => _mean + _amplitude;

    /// <summary>Λ has no inverse in closed form: halved down to the last bit, from bounds that follow from 0 ≤ 1 − cos ≤ 2.</summary>
    public double TimeOf(double count)
    {
        var high = count / _mean;
        var low = Math.Max(0, high - (_amplitude * _period / (Math.PI * _mean)));
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high) return high;
            if (CountBy(middle) < count) low = middle;
            else high = middle;
        }
    }

    double CountBy(double seconds) => (_mean * seconds) + (_amplitude * _period / (2 * Math.PI) * (1 - Math.Cos(2 * Math.PI * seconds / _period)));
}
