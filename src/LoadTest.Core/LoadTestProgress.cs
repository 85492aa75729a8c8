using LoadTest.Measure;
using LoadTest.Run;

namespace LoadTest;

/// <summary>Where a run is, about once a second.</summary>
public sealed record LoadTestProgress
{
    /// <summary>The load class's name.</summary>
    public required string Name { get; init; }

    /// <summary>Warm-up, measurement, drain or ended.</summary>
    public required RunPhase Phase { get; init; }

    /// <summary>Time since the run began.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>When the measurement is planned to end, since the run began; moves when the run is extended.</summary>
    public required TimeSpan PlannedEnd { get; init; }

    /// <summary>How many users are running.</summary>
    public required int ActiveUsers { get; init; }

    /// <summary>Where each scenario of a mix is, in order of declaration; empty when the load class has one load.</summary>
    public IReadOnlyList<ScenarioProgress> Scenarios { get; init; } = [];

    /// <summary>What has been measured so far.</summary>
    public required MetricsSnapshot Metrics { get; init; }

    /// <summary>One line for a console, for example <c>Shopper: measuring, 12 of 35 s, 50 users, 812/s, p95 41.2 ms, 0 failed</c>.</summary>
    public override string ToString()
    {
        var phase = Phase switch
        {
            RunPhase.Starting => "starting",
            RunPhase.WarmUp => "warming up",
            RunPhase.Measurement => "measuring",
            RunPhase.Drain => "draining",
            _ => "ended",
        };
        var numbers = Phase is RunPhase.Starting or RunPhase.WarmUp ? $"{Units.Count(Metrics.WarmUp.Started)} requests" : Numbers();
        return $"{Name}: {phase}, {Units.Duration(Elapsed)} of {Units.Duration(PlannedEnd)}, {Users()}, {numbers}";
    }

    string Users() => Scenarios.Count == 0
        ? $"{ActiveUsers} users"
        : $"{ActiveUsers} users ({string.Join(", ", Scenarios.Select(scenario => $"{scenario.Name} {scenario.ActiveUsers}"))})";

    string Numbers()
    {
        var times = new LatencyHistogram();
        foreach (var series in Metrics.Series.Where(series => series.Series.Role == SeriesRole.Request)) times.Add(series.ResponseTimes);
        var rate = Metrics.Measured > TimeSpan.Zero ? Metrics.Measurement.Started / Metrics.Measured.TotalSeconds : 0;
        var p95 = times.Count == 0 ? "no response yet" : $"p95 {Units.Latency(times.ValueAt(0.95))}";
        return $"{Units.Rate(rate)}, {p95}, {Units.Count(Metrics.Measurement.Failed)} failed";
    }
}
