namespace LoadTest.Bench;

/// <summary>LoadTest's own HttpUser, with everything that a load test pays for: recording, exact thresholds, per-second counters.</summary>
internal sealed class HttpUserGenerator(string name, Type loadClass) : IGeneratorUnderTest
{
    public string Name => name;

    // On one core the JIT compiles in the background only when the load lets it: its last tier is there after about 15 s.
    public TimeSpan Compilation => TimeSpan.FromSeconds(20);

    public async Task RunAsync(Uri url, int connections, TimeSpan duration)
    {
        var result = await LoadTestRun.OfAsync(loadClass, connections, duration, url);
        if (result.Metrics is not { Measurement: { Ok: > 0, Failed: 0 } })
            throw new InvalidOperationException($"LoadTest had failed requests: {string.Join(Environment.NewLine, result.SummaryLines)}");
    }
}
