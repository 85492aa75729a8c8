using System.Diagnostics;
using System.Globalization;
using System.Text;
using LoadTest.Measure;

namespace LoadTest.Bench;

/// <summary>What each generator says of the same server at the same rate: a share of the most that wrk gets out of it. The server's own part is the same for both.</summary>
internal static class LatencyBench
{
    const int Connections = 64;

    static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    public static async Task<string> RunAsync()
    {
        using var target = TargetProcess.Start("bare");
        var wrk = new WrkGenerator();
        await wrk.RunAsync(target.Url, Connections, TimeSpan.FromSeconds(5));
        var most = await RateAsync(target, () => wrk.RunAsync(target.Url, Connections, Duration));
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{Connections} connections of wrk at most {most:#,0}/s; {Duration.TotalSeconds} s each, {TargetProcess.Pinning}.")
            .AppendLine()
            .AppendLine("| of wrk's most | wrk: req/s | p50 | p99 | LoadTest: req/s | service p50 | p99 | response p50 | p99 | send lag p99 | dropped |")
            .AppendLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");

        // Once at some rate, so that the code is compiled.
        await RunOwnAsync(target.Url, most / 4, TimeSpan.FromSeconds(20));
        foreach (var share in (double[])[0.1, 0.5, 0.9])
            table.AppendLine(await RowAsync(target, share, most * share));
        return table.ToString();
    }

    static async Task<string> RowAsync(TargetProcess target, double share, double rate)
    {
        var output = "";
        var others = await RateAsync(target, async () => output = await RunPacedWrkAsync(target.Url, rate));
        LoadTestResult? result = null;
        var own = await RateAsync(target, async () => result = await RunOwnAsync(target.Url, rate, Duration));
        var series = result!.Metrics!.Series.Single(series => series.Series.Name == "/items/{id}"); // set above; a run has metrics
        string Of(LatencyHistogram times, double quantile) => Units.Latency(times.ValueAt(quantile));
        return string.Create(CultureInfo.InvariantCulture, $"| {share:0 %} | {others:#,0} | {WrkQuantile(output, "50%")} | {WrkQuantile(output, "99%")} | {own:#,0} | {Of(series.ServiceTimes, 0.5)} | {Of(series.ServiceTimes, 0.99)} | {Of(series.ResponseTimes, 0.5)} | {Of(series.ResponseTimes, 0.99)} | {Units.Latency(result.Metrics.SendLag.Lags.ValueAt(0.99))} | {result.Arrivals.Dropped:#,0} |");
    }

    static async Task<double> RateAsync(TargetProcess target, Func<Task> run)
    {
        var (before, start) = (await target.CountAsync(), Stopwatch.GetTimestamp());
        await run();
        var elapsed = Stopwatch.GetElapsedTime(start);
        return (await target.CountAsync() - before) / elapsed.TotalSeconds;
    }

    static async Task<LoadTestResult> RunOwnAsync(Uri url, double rate, TimeSpan duration)
    {
        Environment.SetEnvironmentVariable("LOADTEST_ARRIVAL_RATE", rate.ToString("0", CultureInfo.InvariantCulture));
        try
        {
            return await LoadTestRun.OfAsync(typeof(ArrivingGetter), Connections, duration, url);
        }
        finally
        {
            Environment.SetEnvironmentVariable("LOADTEST_ARRIVAL_RATE", null);
        }
    }

    // wrk knows no rate, but a script may have each connection pause for whole milliseconds before its next request.
    static async Task<string> RunPacedWrkAsync(Uri url, double rate)
    {
        var script = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.lua");
        var pause = (Connections / rate * 1_000) - 0.05;
        await File.WriteAllTextAsync(script, string.Create(CultureInfo.InvariantCulture, $"function delay() return math.floor({Math.Max(0, pause)} + math.random()) end"));
        try
        {
            return await ExternalTool.RunAsync("wrk", "-t1", $"-c{Connections}", $"-d{Duration.TotalSeconds:0}s", "--latency", "-s", script, url.AbsoluteUri);
        }
        finally
        {
            File.Delete(script);
        }
    }

    static string WrkQuantile(string output, string quantile) =>
        output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(fields => fields is [var name, _] && name == quantile)?[1].Replace("us", " µs", StringComparison.Ordinal).Replace("ms", " ms", StringComparison.Ordinal) ?? "?";
}
