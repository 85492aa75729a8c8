using System.Diagnostics;
using System.Text.Json;
using LoadTest.Testing;

namespace LoadTest.Reliability.Processes;

/// <summary>S32: an output that nobody reads, or that is closed, slows no load.</summary>
public sealed class DeafOutputTests
{
    // 200 per second, evenly, for a second of warm-up and four of measurement.
    const int Planned = 1_000;

    static readonly TimeSpan Latest = TimeSpan.FromSeconds(1 + 4 + 7);

    [Fact]
    public async Task S32_an_output_that_nobody_reads_slows_nothing() => await CheckAsync([]);

    [Fact]
    public async Task S32_a_closed_output_slows_nothing() => await CheckAsync(["sh", "-c", "exec \"$@\" >&-", "sh"]);

    static async Task CheckAsync(IReadOnlyList<string> within)
    {
        await using var server = await StubServer.StartAsync();
        server.On("/items/7", 200);
        var began = Stopwatch.GetTimestamp();
        using var process = GeneratorProcess.Start(["load", "Caller", $"{server.Address}"], new Dictionary<string, string>(), within);

        var result = await process.ResultAsync();

        var took = Stopwatch.GetElapsedTime(began);
        Assert.True(took < Latest, $"It took {took}.");
        Assert.NotEqual("failed", result.Verdict.Verdict);
        Assert.InRange(StartedArrivals(result), Planned * 98 / 100, Planned);
        Assert.InRange(server.Requests, Planned * 98 / 100, Planned);
        Assert.Equal(result.Total("started"), server.Requests);
        Assert.All(result.OkPerSecond, second => Assert.InRange(second, 196, 204));
    }

    static long StartedArrivals(JsonElement result) => result.GetProperty("arrivals").GetProperty("started").GetInt64();
}
