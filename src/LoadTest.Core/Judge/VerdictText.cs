using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>All words about verdicts. Each summary is one line that stands alone in a list of failures or an annotation.</summary>
internal static class VerdictText
{
    const int DefaultDigits = 3;
    const int MaxDigits = 9;
    const int MaxListed = 8;
    const int NameLength = 120;

    /// <summary>Measured value, limit, interval and n; or what is missing.</summary>
    public static string Summary(Threshold threshold, Decision decision)
    {
        if (decision.Missing.Length > 0) return decision.Missing;
        if (decision.Doubt.Length > 0) return $"{decision.Doubt}; {Summary(threshold, decision with { Doubt = "" })}";

        var subject = $"{threshold.Subject} {Verb(threshold)} {Estimate(threshold, decision.Evidence.Estimate)}, {Limit(threshold)}";
        var basis = Basis(threshold, decision);
        return decision switch
        {
            { IsByEstimateOnly: true } => $"{subject}, decided by the estimate alone, nothing is proven ({basis})",
            { Cause: InconclusiveCause.Undecided } => $"{subject}, neither is proven ({basis}); {More(decision.Evidence.MoreNeeded)}",
            _ => $"{subject} ({basis})",
        };
    }

    /// <summary>n = 40 is too few for p95; at least 90 requests are needed.</summary>
    public static string TooFew(Threshold threshold, long requests, long needed) =>
        $"n = {Units.Count(requests)} is too few for {WithLimit(threshold)}; at least {Units.Count(needed)} requests are needed";

    /// <summary>The mean needs windows to see correlation with.</summary>
    public static string TooShort(Threshold threshold, int seconds) =>
        $"{seconds} s with successful requests are too few for {threshold.Subject}; at least {DesignEffect.MinWindows} s are needed";

    /// <summary>No request succeeded, so there is no mean.</summary>
    public static string NoneSucceeded(Threshold threshold, RequestCounts counts) =>
        $"{threshold.Subject} reads successful requests only, and there was none ({NotOk(counts)})";

    /// <summary>No request ended by itself.</summary>
    public static string NoneCompleted(Threshold threshold, RequestCounts counts) =>
        counts.Cancelled == 0
            ? $"no request was recorded for {threshold.Subject}"
            : $"no request was completed for {threshold.Subject}; the end of the run cut {Units.Count(counts.Cancelled)}";

    /// <summary>The threshold names a request that never happened.</summary>
    public static string UnknownSeries(Threshold threshold, IReadOnlyList<Series> recorded)
    {
        if (threshold.Series.IsAll || recorded.Count == 0)
            return $"no request was recorded for {threshold.Subject}: nothing was sent in the measurement";

        var name = threshold.Series.Name;
        var nearest = EditDistance.Nearest(name, recorded.SelectMany(series => new[] { series.ToString(), series.Name }));
        var meant = nearest.Count > 0 ? $"; did you mean {string.Join(" or ", nearest.Select(Quoted))}?" : ".";
        return $"no request named {Quoted(name)} was recorded{meant} Recorded: {Listed([.. recorded.Select(series => series.ToString())])}";
    }

    static string Unknown(string what, string name, IReadOnlyList<string> recorded)
    {
        var nearest = EditDistance.Nearest(name, recorded);
        var meant = nearest.Count > 0 ? $"; did you mean {string.Join(" or ", nearest.Select(Quoted))}?" : ".";
        return $"no {what} named {Quoted(name)} was set in the measurement{meant}{(recorded.Count > 0 ? $" Set: {Listed(recorded)}" : "")}";
    }

    static string Listed(IReadOnlyList<string> names)
    {
        var more = names.Count > MaxListed ? $" and {Units.Count(names.Count - MaxListed)} more" : "";
        return $"{string.Join(", ", names.Take(MaxListed).Select(Quoted))}{more}";
    }

    /// <summary>The threshold asks for the latency of something that has none.</summary>
    public static string Untimed(Threshold threshold) =>
        $"{Quoted(threshold.Series.Name)} has no durations to judge {threshold.Subject} by: it counts events";

    /// <summary>The threshold names a gauge that was never set.</summary>
    public static string UnknownGauge(Threshold threshold, IReadOnlyList<string> recorded) => Unknown("gauge", threshold.Series.Name, recorded);

    /// <summary>How many requests count as slower than any limit; empty when none does.</summary>
    public static string NotOk(RequestCounts counts) => (counts.Failed, counts.Cancelled) switch
    {
        (0, 0) => "",
        (_, 0) => $"{Units.Count(counts.Failed)} failed",
        (0, _) => $"{Units.Count(counts.Cancelled)} cut by the end of the run",
        _ => $"{Units.Count(counts.Failed)} failed and {Units.Count(counts.Cancelled)} cut by the end of the run",
    };

    /// <summary>Two remarks, either of which may be empty.</summary>
    public static string Joined(string first, string second) => first.Length > 0 && second.Length > 0 ? $"{first}, {second}" : first + second;

    /// <summary>How many requests a mean leaves out; empty when none.</summary>
    public static string LeftOut(RequestCounts counts) => counts.NotOk == 0 ? "" : $"successful requests only, without {NotOk(counts)}";

    /// <summary>How many requests failed.</summary>
    public static string Failed(long failed) => $"{Units.Count(failed)} failed";

    static string Verb(Threshold threshold) => threshold.Statistic.Kind == StatisticKind.Failures ? "were" : "was";

    static string WithLimit(Threshold threshold) =>
        threshold.Statistic.Kind == StatisticKind.Failures ? $"'{threshold}'" : threshold.Subject;

    static string Limit(Threshold threshold)
    {
        // The limit in the user's own digits: the text ends with number and unit, '< 200ms'.
        var written = threshold.Text[(threshold.Text.LastIndexOf(' ') + 1)..];
        var unit = written.AsSpan().TrimStart("0123456789.");
        var space = unit.Length > 0 && unit[0] != '/' ? " " : "";
        return $"{(threshold.Comparison.IsUpper() ? "limit" : "minimum")} {written[..^unit.Length]}{space}{unit}";
    }

    // A value that rounds to its limit without being equal to it gets more digits: '100/s, minimum 100/s' explains nothing.
    static string Estimate(Threshold threshold, double estimate)
    {
        var digits = DefaultDigits;
        while (digits < MaxDigits && estimate != threshold.Limit && Quantity(threshold, estimate, digits) == Quantity(threshold, threshold.Limit, digits))
            digits++;
        return Quantity(threshold, estimate, digits);
    }

    static string Quantity(Threshold threshold, double value, int digits) => threshold.Statistic.Kind switch
    {
        StatisticKind.Failures => Units.Ratio(value, digits),
        StatisticKind.Rate => Units.Rate(value, digits),
        StatisticKind.Count => Units.Count(value),
        StatisticKind.Value or StatisticKind.Peak => Units.Number(value, digits),
        _ => Units.Latency(value, digits),
    };

    static string Basis(Threshold threshold, Decision decision)
    {
        var evidence = decision.Evidence;
        var isInferred = evidence.Confidence > 0;
        string[] parts =
        [
            isInferred ? $"{Confidence(evidence.Confidence)} interval {Range(threshold, evidence)}" : "",
            evidence.Requests > 0 ? $"n = {Units.Count(evidence.Requests)}" : "",
            isInferred ? $"effective {Units.Count(evidence.EffectiveRequests)}" : "",
            decision.Remark,
            Units.Duration(evidence.Measured),
            IsOfLatency(threshold) && evidence.SmallestProvableChange is > 0 and < double.PositiveInfinity ? $"could prove a change of {Units.Ratio(evidence.SmallestProvableChange, 2)}" : "",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    // Relative to an allowed share of failures a change says little; relative to a latency it says how sharp the run was.
    static bool IsOfLatency(Threshold threshold) => threshold.Statistic.Kind is StatisticKind.Percentile or StatisticKind.Mean;

    // Early looks spend little of the error: 99.96 % must not read as 100 %.
    static string Confidence(double confidence)
    {
        var digits = DefaultDigits;
        while (digits < MaxDigits && Units.Ratio(confidence, digits) == Units.Ratio(1, digits)) digits++;
        return Units.Ratio(confidence, digits);
    }

    static string Range(Threshold threshold, Evidence evidence) =>
        threshold.Statistic.Kind == StatisticKind.Failures
            ? Units.RatioRange(evidence.Lower, evidence.Upper)
            : Units.LatencyRange(evidence.Lower, evidence.Upper);

    static string More(TimeSpan more) =>
        more > TimeSpan.Zero ? $"about {Units.Duration(more)} more needed to decide" : "no run of affordable length would decide it";

    // Names come from the code under test and may hold anything; a summary is one line.
    static string Quoted(string name)
    {
        var shown = name.Length > NameLength ? $"{name[..NameLength]}…" : name;
        return $"'{string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c))}'";
    }
}
