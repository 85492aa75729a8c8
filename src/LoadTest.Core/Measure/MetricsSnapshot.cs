namespace LoadTest.Measure;

/// <summary>What was measured up to one instant. Immutable once the run has ended; the input of every verdict and report.</summary>
public sealed record MetricsSnapshot
{
    /// <summary>The length of the measurement so far, without warm-up and drain.</summary>
    public required TimeSpan Measured { get; init; }

    /// <summary>One entry for each series seen, in ordinal order of kind and name.</summary>
    public required IReadOnlyList<SeriesMetrics> Series { get; init; }

    /// <summary>Exact exceedance counters, in the order of the limits that were asked for.</summary>
    public required IReadOnlyList<LimitCounts> Limits { get; init; }

    /// <summary>Failures by series and reason, most frequent first.</summary>
    public required IReadOnlyList<FailureCount> Failures { get; init; }

    /// <summary>Counters of the load test's own, in ordinal order.</summary>
    public IReadOnlyList<CounterMetric> Counters { get; init; } = [];

    /// <summary>Gauges of the load test's own, in ordinal order.</summary>
    public IReadOnlyList<GaugeMetric> Gauges { get; init; } = [];

    /// <summary>How late the generator was with intended starts.</summary>
    /// <value><see cref="SendLag.None"/> when there are none: closed users without pacing.</value>
    public SendLag SendLag { get; init; } = SendLag.None;

    /// <summary>Requests of the warm-up: recorded, never judged.</summary>
    public required RequestCounts WarmUp { get; init; }

    /// <summary>Requests of the measurement.</summary>
    public required RequestCounts Measurement { get; init; }

    /// <summary>Requests that started after the stop decision (last steps of an iteration, <c>OnStopAsync</c>): recorded, never judged.</summary>
    public required RequestCounts Drain { get; init; }

    /// <summary>Requests that users began, counted independently of how they ended; equals the sum of the three phases once the run has ended.</summary>
    public required long Begun { get; init; }

    /// <summary>How the generator did, second by second.</summary>
    public HealthHistory Health { get; init; } = HealthHistory.None;

    /// <summary>Whether a schedule said when iterations begin (open model, paced users). Otherwise a slow generator slows its own load.</summary>
    public bool IsScheduled { get; init; }

    /// <summary>Starts that users paced without catching up have lost, by user type in ordinal order; empty when there are none.</summary>
    public IReadOnlyList<LateStarts> LateStarts { get; init; } = [];

    /// <summary>All requests of all phases.</summary>
    public RequestCounts Total => WarmUp + Measurement + Drain;
}
