using System.Collections.Concurrent;

namespace LoadTest.Measure;

/// <summary>
/// Counters and gauges that a load test keeps of its own. Shared by all threads; a counter is one interlocked addition.
/// Bounded: a name with an id in it folds into <see cref="Overflow"/> instead of eating the memory.
/// </summary>
internal sealed class CustomMetrics
{
    /// <summary>How many distinct names of either kind are kept apart.</summary>
    public const int Capacity = 500;

    /// <summary>The name that takes what is beyond <see cref="Capacity"/>.</summary>
    public const string Overflow = "(other)";

    readonly ConcurrentDictionary<string, Counter> _counters = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Gauge> _gauges = new(StringComparer.Ordinal);

    public IReadOnlyList<CounterMetric> Counters =>
        [.. _counters.Select(c => new CounterMetric { Name = c.Key, Value = Volatile.Read(ref c.Value.Value) }).OrderBy(c => c.Name, StringComparer.Ordinal)];

    public IReadOnlyList<GaugeMetric> Gauges =>
        [.. _gauges.Select(g => g.Value.ToMetric(g.Key)).OrderBy(g => g.Name, StringComparer.Ordinal)];

    public void Count(string name, long by)
    {
        if (!_counters.TryGetValue(name, out var counter)) counter = _counters.GetOrAdd(NameFor(_counters.Count, name), static _ => new Counter());
        counter.Add(by);
    }

    public void Set(string name, double value)
    {
        if (!_gauges.TryGetValue(name, out var gauge)) gauge = _gauges.GetOrAdd(NameFor(_gauges.Count, name), static _ => new Gauge());
        gauge.Set(value);
    }

    // Two threads may both pass the bound at the same time: the table then holds one or two entries more.
    static string NameFor(int known, string name) => known < Capacity ? name : Overflow;

    sealed class Counter
    {
        // Far enough from the ends that all the threads there are cannot reach one from here at once.
        const long Far = long.MaxValue / 2;
        const long Small = int.MaxValue;

        public long Value;

        /// <summary>Adds; at either end of what a number can hold it stays there.</summary>
        public void Add(long by)
        {
            if (by is >= -Small and <= Small && Volatile.Read(ref Value) is >= -Far and <= Far) Interlocked.Add(ref Value, by);
            else AddNearTheEnd(by);
        }

        void AddNearTheEnd(long by)
        {
            long before;
            do before = Volatile.Read(ref Value);
            while (Interlocked.CompareExchange(ref Value, (long)Int128.Clamp((Int128)before + by, long.MinValue, long.MaxValue), before) != before);
        }
    }

    sealed class Gauge
    {
        readonly Lock _setting = new();
        double _last;
        double _min = double.PositiveInfinity;
        double _max = double.NegativeInfinity;

        public void Set(double value)
        {
            lock (_setting)
            {
                _last = value;
                _min = Math.Min(_min, value);
                _max = Math.Max(_max, value);
            }
        }

        public GaugeMetric ToMetric(string name)
        {
            lock (_setting) return new GaugeMetric { Name = name, Last = _last, Min = _min, Max = _max };
        }
    }
}
