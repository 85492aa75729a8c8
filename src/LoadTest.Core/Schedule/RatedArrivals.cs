namespace LoadTest.Schedule;

/// <summary>
/// Arrivals at a rate. Constant: one each time that the expected number becomes a whole number, the first at once. Poisson: the expected number
/// between two arrivals is exponential with mean 1, whatever the rate does in the meantime (time rescaling; D. Cox, 1955; exact).
/// </summary>
internal sealed class RatedArrivals(IArrivalRate rate, ArrivalLaw law, Random random) : IArrivalTimes
{
    double _expected;
    bool _isUnderWay;

    public bool TryNext(out long nanos)
    {
        if (law == ArrivalLaw.Poisson) _expected -= Math.Log(1 - random.NextDouble());
        else if (_isUnderWay) _expected++;
        _isUnderWay = true;
        var time = Math.Round(rate.TimeOf(_expected) * 1e9);
        nanos = time < long.MaxValue ? (long)time : long.MaxValue;
        return nanos < long.MaxValue;
    }
}
