using System.Globalization;
using System.Text;
using LoadTest.Measure;

namespace LoadTest.Bench;

/// <summary>How punctual intended starts are, and what that costs: an open model whose iterations do nothing.</summary>
internal static class LagBench
{
    static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    public static async Task<string> RunAsync()
    {
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{Duration.TotalSeconds} s each, iterations that do nothing")
            .AppendLine()
            .AppendLine("| arrivals | started | dropped | send lag p50 | p99 | p99.9 | max | CPU of a core | of it dispatch |")
            .AppendLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (type, rate) in ((Type, int)[])[(typeof(ArrivingEvenly), 1_000), (typeof(Arriving), 1_000), (typeof(ArrivingEvenly), 10_000), (typeof(Arriving), 10_000)])
            table.AppendLine(await RowAsync(type, rate));
        return table.ToString();
    }

    static async Task<string> RowAsync(Type type, int rate)
    {
        Environment.SetEnvironmentVariable("LOADTEST_ARRIVAL_RATE", rate.ToString(CultureInfo.InvariantCulture));
        await LoadTestRun.OfAsync(type, users: 1, TimeSpan.FromSeconds(3));
        var cpu = Environment.CpuUsage.TotalTime;
        using var threads = new NamedThreads("LoadTest dispat");
        var result = await LoadTestRun.OfAsync(type, users: 1, Duration);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        Environment.SetEnvironmentVariable("LOADTEST_ARRIVAL_RATE", null);
        var lag = result.Metrics?.SendLag ?? SendLag.None;
        string At(double quantile) => Units.Latency(lag.Lags.ValueAt(quantile));
        return string.Create(CultureInfo.InvariantCulture, $"| {rate:#,0}/s, {(type == typeof(Arriving) ? "Poisson" : "constant")} | {lag.Starts:#,0} | {result.Arrivals.Dropped:#,0} | {At(0.5)} | {At(0.99)} | {At(0.999)} | {Units.Latency(lag.Lags.Max)} | {cpu / result.Duration:0.0 %} | {threads.Cpu / result.Duration:0.0 %} |");
    }
}
