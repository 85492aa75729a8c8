namespace LoadTest.Judge;

/// <summary>Maximum, rate and count state what happened in this run; there is nothing to infer. Without any request they say nothing.</summary>
internal static class FactDecision
{
    /// <summary>The largest response time; unbounded as soon as one request failed or was cut.</summary>
    public static Decision OfMax(Threshold threshold, JudgedRequests requests)
    {
        var max = requests.Counts.NotOk > 0 ? double.PositiveInfinity : requests.OkTimes().Max;
        return Of(threshold, max, requests, requests.Counts.Started) with { Remark = VerdictText.NotOk(requests.Counts) };
    }

    /// <summary>Completed requests per second of the measurement.</summary>
    public static Decision OfRate(Threshold threshold, JudgedRequests requests) =>
        requests.Completed == 0 || requests.Measured <= TimeSpan.Zero
            ? NoneCompleted(threshold, requests)
            : Of(threshold, requests.Completed / requests.Measured.TotalSeconds, requests, requests.Completed);

    /// <summary>The number of completed requests.</summary>
    public static Decision OfCount(Threshold threshold, JudgedRequests requests) =>
        requests.Completed == 0
            ? NoneCompleted(threshold, requests)
            : Of(threshold, requests.Completed, requests, requests.Completed);

    static Decision NoneCompleted(Threshold threshold, JudgedRequests requests) =>
        Decision.NoData(VerdictText.NoneCompleted(threshold, requests.Counts), requests.Fact(double.NaN, 0));

    static Decision Of(Threshold threshold, double value, JudgedRequests requests, long count) =>
        Decision.Of(threshold.Comparison.Holds(value, threshold.Limit), requests.Fact(value, count));
}
