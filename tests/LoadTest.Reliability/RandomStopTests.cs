using System.Diagnostics;
using LoadTest.Judge;
using LoadTest.Measure;
using Xunit.Abstractions;

namespace LoadTest.Reliability;

/// <summary>A run is stopped at any moment, while its users do whatever they like with threads, tokens and their own end.</summary>
public sealed class RandomStopTests(ITestOutputHelper output) : RunTests
{
    static readonly TimeSpan StopTimeout = TimeSpan.FromMilliseconds(300);
    static readonly TimeSpan Latest = StopTimeout + TimeSpan.FromSeconds(5);

    [Fact]
    public async Task It_ends_in_time_counts_every_request_once_and_names_who_did_not_stop()
    {
        var held = 0;
        var slowest = (Took: TimeSpan.Zero, Seed: 0);
        foreach (var seed in Extent.Seeds(fraction: 10, full: 500))
        {
            var (took, hanging) = await StopOnceAsync(seed);
            held += hanging;
            if (took > slowest.Took) slowest = (took, seed);
            Assert.True(took <= Latest, $"Run {seed} took {took} to end.");
        }

        output.WriteLine($"The slowest, run {slowest.Seed}, took {slowest.Took} to end, of {Latest} at most.");
        Assert.True(held > 0, "No user has held up anything.");
    }

    async Task<(TimeSpan Took, int Hanging)> StopOnceAsync(int seed)
    {
        using var lab = new Lab(seed);
        using var stop = new CancellationTokenSource();
        var run = RunAsync<UnrulyUser>(lab, settings => settings with { StopTimeout = StopTimeout, Seed = seed }, token: stop.Token);
        await PauseAsync(TimeSpan.FromMilliseconds(new Random(seed).NextDouble() * 250));
        var stopped = Stopwatch.GetTimestamp();
        Cancel(stop);
        var result = await run;
        var took = Stopwatch.GetElapsedTime(stopped);

        var hanging = lab.Hanging;
        Check(result, hanging);
        lab.Release();
        return (took, hanging);
    }

    static void Check(LoadTestResult result, int hanging)
    {
        var metrics = result.Metrics ?? throw new InvalidOperationException("There was no run.");
        Assert.Equal((VerdictKind.Aborted, StopReason.Cancelled), (result.Run.Kind, result.StopReason));
        Assert.Equal(metrics.Begun, metrics.Total.Started);
        if (hanging > 0) Assert.Contains(result.Findings, finding => finding.Code is "LT3004");
    }

    // A test host may block the pool's threads, and so may the users: the moment of the stop is not to depend on them.
    static Task PauseAsync(TimeSpan time) => OnThreadAsync(() => Thread.Sleep(time));

    static void Cancel(CancellationTokenSource stop) => new Thread(stop.Cancel) { IsBackground = true }.Start();

    static Task OnThreadAsync(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            action();
            done.SetResult();
        })
        { IsBackground = true }.Start();
        return done.Task;
    }
}
