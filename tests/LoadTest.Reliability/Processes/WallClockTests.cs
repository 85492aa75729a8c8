using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LoadTest.Testing;

namespace LoadTest.Reliability.Processes;

/// <summary>S34: the wall clock goes back an hour and then on by two while a run measures, in a country where the day begins elsewhere.</summary>
public sealed class WallClockTests : IAsyncLifetime
{
    const string InUtc = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    // Wrong from the beginning: that the run tells this time shows that it is this clock that it reads.
    static readonly TimeSpan Wrong = TimeSpan.FromHours(3);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("loadtest-clock-");

    string Library => Path.Combine(_folder.FullName, "clock.so");

    string Offset => Path.Combine(_folder.FullName, "offset");

    // The wall clock of one process, by a library in front of the system's: this machine's own is everybody's.
    public async Task InitializeAsync()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "testdata", "clock.c");
        using var compiler = Process.Start(new ProcessStartInfo("cc", ["-shared", "-fPIC", "-O2", "-o", Library, source]) { RedirectStandardError = true })!; // throws when there is none
        var errors = await compiler.StandardError.ReadToEndAsync();
        await compiler.WaitForExitAsync();
        Assert.True(compiler.ExitCode == 0, errors);
        SetOffset(Wrong);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task S34_jumps_of_the_wall_clock_change_no_number()
    {
        await using var server = await StubServer.StartAsync();
        server.On("/items/7", 200);
        var environment = new Dictionary<string, string> { ["LD_PRELOAD"] = Library, ["CLOCK_FILE"] = Offset, ["TZ"] = "Pacific/Apia" };
        var began = DateTimeOffset.UtcNow;
        using var process = GeneratorProcess.Start(["load", "Caller", $"{server.Address}"], environment);
        await process.BeginsAsync();

        await Task.Delay(TimeSpan.FromSeconds(2));
        SetOffset(Wrong - TimeSpan.FromHours(1));
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        SetOffset(Wrong + TimeSpan.FromHours(1));
        var result = await process.ResultAsync();

        var took = DateTimeOffset.UtcNow - began;
        Assert.NotEqual("failed", result.Verdict.Verdict);
        Assert.InRange(result.GetProperty("measuredSeconds").GetDouble(), 3.95, 4.05);
        Assert.InRange(result.GetProperty("durationSeconds").GetDouble(), 4.95, took.TotalSeconds);
        Assert.InRange(result.Total("started"), 980, 1_000);
        Assert.Equal(server.Requests, result.Total("started"));
        Assert.Equal(4, result.OkPerSecond.Count);
        Assert.All(result.OkPerSecond, second => Assert.InRange(second, 190, 210));
        CheckTimes(result);
        CheckStart($"{result.GetProperty("startedAt")}", began + Wrong, took);
    }

    static void CheckTimes(JsonElement result)
    {
        var times = result.GetProperty("series")[0].GetProperty("responseTimeMs");
        Assert.InRange(times.GetProperty("min").GetDouble(), 0, 1_000);
        Assert.InRange(times.GetProperty("max").GetDouble(), 0, 4_000);
    }

    static void CheckStart(string text, DateTimeOffset began, TimeSpan took)
    {
        Assert.EndsWith("Z", text.Replace("+00:00", "Z", StringComparison.Ordinal), StringComparison.Ordinal);
        var startedAt = DateTimeOffset.ParseExact(text, InUtc, CultureInfo.InvariantCulture, DateTimeStyles.None);
        Assert.Equal(TimeSpan.Zero, startedAt.Offset);
        Assert.InRange(startedAt, began, began + took);
    }

    void SetOffset(TimeSpan offset) => File.WriteAllText(Offset, offset.TotalSeconds.ToString(CultureInfo.InvariantCulture));
}
