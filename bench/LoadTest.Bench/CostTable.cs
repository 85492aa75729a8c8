using System.Globalization;
using System.Text;

namespace LoadTest.Bench;

/// <summary>The medians as a Markdown table, cheapest generator first.</summary>
internal static class CostTable
{
    public static string Of(BenchPlan plan, IReadOnlyList<IGeneratorUnderTest> generators, IReadOnlyList<Measurement> measurements, params string[] baselines)
    {
        var cost = generators.ToDictionary(
            generator => generator.Name,
            generator => Median(measurements, generator, measurement => measurement.CpuMicrosPerRequest),
            StringComparer.Ordinal);
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{plan.Connections} connections, closed model, GET, target {plan.Target}, {plan.Measurement.TotalSeconds} s after {plan.WarmUp.TotalSeconds} s of warm-up, median of {plan.Rounds} rounds, {TargetProcess.Pinning}.")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"| generator | CPU µs/request | {string.Concat(baselines.Select(name => $"× {name} | "))}req/s | of its core | B allocated/request |")
            .AppendLine(CultureInfo.InvariantCulture, $"|---|---|{string.Concat(baselines.Select(_ => "---|"))}---|---|---|");
        foreach (var generator in generators.OrderBy(generator => cost[generator.Name]))
        {
            var own = cost[generator.Name];
            var rate = Median(measurements, generator, measurement => measurement.RequestsPerSecond);
            var allocated = generator.Compilation == TimeSpan.Zero ? "" : Median(measurements, generator, measurement => measurement.AllocatedBytesPerRequest).ToString("#,0", CultureInfo.InvariantCulture);
            var share = Median(measurements, generator, measurement => measurement.CoreShare);
            table.AppendLine(CultureInfo.InvariantCulture,
                $"| {generator.Name} | {own:0.00} | {string.Concat(baselines.Select(name => (own / cost[name]).ToString("0.00 | ", CultureInfo.InvariantCulture)))}{rate:#,0} | {share:0 %} | {allocated} |");
        }
        return table.ToString();
    }

    static double Median(IReadOnlyList<Measurement> measurements, IGeneratorUnderTest generator, Func<Measurement, double> figure)
    {
        var sorted = measurements.Where(measurement => measurement.Generator == generator).Select(figure).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
