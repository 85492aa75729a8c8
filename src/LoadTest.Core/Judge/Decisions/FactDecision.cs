using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>Maximum, rate and count state what happened in this run; there is nothing to infer. Without any request they say nothing.</summary>
internal static class FactDecision
{
    /// <summary>The largest response time; unbounded as soon as one request failed or was cut. Seconds that are left out are seen by the exact counters only.</summary>
    public static Decision OfMax(Threshold threshold, JudgedRequests requests, Func<LimitCounts> countsOf)
    {
        var max = requests.Counts.NotOk > 0 ? double.PositiveInfinity : requests.OkTimes().Max;
        var isWithin = requests.Remark.Length > 0 ? requests.Exceedances(countsOf()) == 0 : threshold.Comparison.Holds(max, threshold.Limit);
        return Decision.Of(isWithin, requests.Fact(isWithin ? Math.Min(max, threshold.Limit) : max, requests.Counts.Started)) with
        {
            Remark = VerdictText.Joined(VerdictText.NotOk(requests.Counts), requests.Remark),
        };
    }

    /// <summary>Completed requests per second of the measurement.</summary>
    public static Decision OfRate(Threshold threshold, JudgedRequests requests) =>
        requests.Completed == 0 || requests.Measured <= TimeSpan.Zero
            ? NoneCompleted(threshold, requests)
            : Of(threshold, requests.Completed / requests.Measured.TotalSeconds, requests, requests.Completed) with { Remark = requests.Remark };

    /// <summary>The number of completed requests, in all seconds.</summary>
    public static Decision OfCount(Threshold threshold, JudgedRequests requests) =>
        requests.All.Ok + requests.All.Failed is > 0 and var completed
            ? Of(threshold, completed, requests, completed)
            : NoneCompleted(threshold, requests);

    static Decision NoneCompleted(Threshold threshold, JudgedRequests requests) =>
        Decision.NoData(VerdictText.NoneCompleted(threshold, requests.Counts), requests.Fact(double.NaN, 0));

    static Decision Of(Threshold threshold, double value, JudgedRequests requests, long count) =>
        Decision.Of(threshold.Comparison.Holds(value, threshold.Limit), requests.Fact(value, count));
}
