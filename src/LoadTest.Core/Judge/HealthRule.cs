using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>
/// What becomes of verdicts when the generator itself was in trouble. Few troubled seconds are left out. When they are many, no
/// failure is believed, because trouble of the generator looks like latency of the system; a pass is, as long as the load arrived as
/// planned: trouble only makes latencies longer. Without a schedule a slow generator slows its own load, and nothing is believed.
/// </summary>
internal sealed class HealthRule
{
    /// <summary>From which share of the measurement on trouble is more than a few seconds. One second is always few.</summary>
    public const double MaxShare = 0.05;

    // The control loop ends a measurement a little late: that is no second of its own.
    const double LateEndSeconds = 0.05;

    readonly HashSet<int> _excluded = [];
    readonly MetricsSnapshot _snapshot;

    HealthRule(MetricsSnapshot snapshot, TroublePolicy policy)
    {
        _snapshot = snapshot;
        Seconds = Math.Max(1, (int)Math.Ceiling(snapshot.Measured.TotalSeconds - LateEndSeconds));
        var troubled = policy == TroublePolicy.Report ? [] : snapshot.Health.Troubled.Where(second => second.Second < Seconds).ToList();
        Troubled = troubled.Count;
        IsLoadKept = snapshot.IsScheduled && !troubled.Any(second => second.Readings.Any(reading => reading.Trouble == GeneratorTrouble.ArrivalFidelity));
        foreach (var second in troubled.Select(second => second.Second))
        {
            // Requests that began in the second before may still have been under way.
            _excluded.Add(second);
            if (second > 0) _excluded.Add(second - 1);
        }

        IsInvalid = Troubled > Math.Max(1, MaxShare * Seconds) || (Troubled > 0 && _excluded.Count >= Seconds);
        if (IsInvalid) _excluded.Clear();
    }

    /// <summary>The length of the measurement, in begun seconds.</summary>
    public int Seconds { get; }

    /// <summary>How many of them had trouble.</summary>
    public int Troubled { get; }

    /// <summary>Whether the measurement as a whole is in doubt.</summary>
    public bool IsInvalid { get; }

    /// <summary>Whether the load was the one asked for in spite of the trouble, because a schedule made it and none of it is missing.</summary>
    public bool IsLoadKept { get; }

    /// <summary>How many seconds are left out of the verdicts.</summary>
    public int Excluded => _excluded.Count;

    /// <summary>The length of what is judged.</summary>
    public TimeSpan Judged => _snapshot.Measured - TimeSpan.FromSeconds(Excluded) is { Ticks: > 0 } rest ? rest : TimeSpan.Zero;

    /// <summary>What is said of seconds that are left out; empty when none is.</summary>
    public string Remark => Excluded == 0 ? "" : $"without {Units.Count(Excluded)} s of generator trouble";

    /// <summary>What is said of a measurement in doubt, as the beginning of a sentence.</summary>
    public string Doubt => $"the measurement is not to be believed: {TroubleText.Summary(_snapshot.Health, Troubled, Seconds)}";

    /// <summary>What follows from the health of the generator in a run.</summary>
    public static HealthRule Of(MetricsSnapshot snapshot, TroublePolicy policy) => new(snapshot, policy);

    /// <summary>Whether a second of the measurement is left out.</summary>
    public bool IsExcluded(int second) => _excluded.Contains(second);

    /// <summary>What remains of a decision.</summary>
    public Decision Temper(Threshold threshold, Decision decision)
    {
        var isDoubted = decision.Kind switch
        {
            VerdictKind.Failed => IsInvalid || (Troubled > 0 && !IsBySecond(threshold)),
            VerdictKind.Passed => IsInvalid && !(IsLoadKept && OnlyWorsens(threshold)),
            _ => IsInvalid && decision.Cause == InconclusiveCause.Undecided,
        };
        return isDoubted
            ? decision with { Kind = VerdictKind.Inconclusive, Cause = InconclusiveCause.Invalid, Doubt = Doubt, Evidence = decision.Evidence with { MoreNeeded = TimeSpan.Zero } }
            : decision;
    }

    // What is counted over the whole run cannot be freed from its bad seconds.
    static bool IsBySecond(Threshold threshold) => threshold.Statistic.Kind is not (StatisticKind.Count or StatisticKind.Value or StatisticKind.Peak);

    // Whether trouble of the generator can only make the statistic look worse than it is.
    static bool OnlyWorsens(Threshold threshold) => threshold.Statistic.Kind switch
    {
        StatisticKind.Percentile or StatisticKind.Mean or StatisticKind.Max or StatisticKind.Failures => true,
        StatisticKind.Rate or StatisticKind.Count => !threshold.Comparison.IsUpper(),
        _ => false,
    };
}
