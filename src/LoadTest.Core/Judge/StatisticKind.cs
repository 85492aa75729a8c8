namespace LoadTest.Judge;

/// <summary>The families of statistics that a threshold can name.</summary>
public enum StatisticKind
{
    /// <summary>A percentile of the response times; failed and cancelled requests are slower than any limit.</summary>
    Percentile,

    /// <summary>The mean response time of the successful requests.</summary>
    Mean,

    /// <summary>The largest response time; failed and cancelled requests are slower than any limit.</summary>
    Max,

    /// <summary>Failed requests as a share of those that ended by themselves; cancelled requests are left out.</summary>
    Failures,

    /// <summary>Completed (successful or failed) requests per second of the measurement; or what a counter of the load test's own came to per second.</summary>
    Rate,

    /// <summary>How many requests completed (successfully or not) in the measurement; or what a counter of the load test's own came to.</summary>
    Count,

    /// <summary>The last value of a gauge of the load test's own.</summary>
    Value,

    /// <summary>The largest value of a gauge of the load test's own.</summary>
    Peak,
}
