using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest;

/// <summary>What a reader should know of the generator's health: one line for each kind of trouble, with its seconds and what to do.</summary>
internal static class HealthFindings
{
    public static IEnumerable<Finding> Of(MetricsSnapshot metrics, TroublePolicy policy)
    {
        var (health, rule) = (metrics.Health, HealthRule.Of(metrics, policy));
        if (rule.Excluded > 0)
        {
            yield return new Finding
            {
                Code = "LT3030",
                Text = $"{Units.Count(rule.Excluded)} of {Units.Count(rule.Seconds)} s are left out of the verdicts, because the generator was in trouble or about to be.",
            };
        }

        if (rule is { IsInvalid: true, IsLoadKept: true })
        {
            yield return new Finding
            {
                Code = "LT3039",
                Text = "No failure of this run is believed, but a pass on latency is: the load arrived as planned, and trouble of the generator only makes latencies longer.",
            };
        }

        foreach (var trouble in TroubleText.Causes(health))
        {
            yield return new Finding
            {
                Code = CodeOf(trouble),
                Text = $"The generator was in trouble, in second {TroubleText.SecondsOf(trouble, health)} of the measurement: {TroubleText.Cause(trouble, health)}. {TroubleText.Advice(trouble, health)}",
            };
        }
    }

    static string CodeOf(GeneratorTrouble trouble) => trouble switch
    {
        GeneratorTrouble.Standstill => "LT3031",
        GeneratorTrouble.GarbageCollection => "LT3032",
        GeneratorTrouble.Connections => "LT3033",
        GeneratorTrouble.Cpu => "LT3034",
        GeneratorTrouble.PoolDelay => "LT3035",
        GeneratorTrouble.Hiccup => "LT3036",
        GeneratorTrouble.SendLag => "LT3037",
        GeneratorTrouble.ArrivalFidelity => "LT3038",
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "Unknown trouble."),
    };
}
