using System.Diagnostics.CodeAnalysis;
using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>What has to hold after a run: a statistic of a series compared with a limit, for example <c>p99(GET /items/{id}) &lt; 400ms</c>.</summary>
public sealed record Threshold
{
    /// <summary>The text of the threshold in canonical spacing, number and unit as the user chose them.</summary>
    public required string Text { get; init; }

    /// <summary>What is judged.</summary>
    public required Statistic Statistic { get; init; }

    /// <summary>Which requests are judged.</summary>
    public required SeriesFilter Series { get; init; }

    /// <summary>How the statistic has to compare with <see cref="Limit"/>.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>The limit: nanoseconds for latencies, 0…1 for failures, per second for rates, a plain number for counts.</summary>
    public required double Limit { get; init; }

    /// <summary>
    /// A name in identifier characters, from statistic and series without the limit, for example <c>p99_9_GET_items_id</c>:
    /// tightening a limit keeps the history of its test. Two series that differ only in punctuation share a slug.
    /// </summary>
    public string Slug => SlugText.Of(Subject);

    /// <summary>Statistic and series, for example <c>p99(GET /items/{id})</c>.</summary>
    internal string Subject => Series.IsAll ? Statistic.ToString() : $"{Statistic}({Series.Name})";

    /// <summary>The latency above which requests have to be counted while the run goes on.</summary>
    /// <param name="limit">What to count; two thresholds with the same series, limit and comparison ask for equal ones.</param>
    /// <returns>False when the statistic is neither a percentile nor the maximum: nothing has to be counted for it.</returns>
    internal bool TryGetLatencyLimit([NotNullWhen(true)] out LatencyLimit? limit)
    {
        limit = Statistic.Kind is StatisticKind.Percentile or StatisticKind.Max
            ? new LatencyLimit { Series = Series, LimitNanos = (long)Limit, IsInclusive = Comparison == Comparison.AtMost }
            : null;
        return limit is not null;
    }

    /// <summary>The canonical text, for example <c>p99(GET /items/{id}) &lt; 400ms</c>.</summary>
    public override string ToString() => Text;
}
