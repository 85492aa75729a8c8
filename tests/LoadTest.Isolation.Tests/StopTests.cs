using System.Diagnostics;
using LoadTest.Judge;
using LoadTest.Measure;

namespace LoadTest.Isolation.Tests;

/// <summary>Load ends with whoever wanted it.</summary>
public sealed class StopTests : IsolatedTests
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_stop_reaches_the_process_and_its_result_comes_back()
    {
        using var stop = new CancellationTokenSource();
        var run = RunAsync(typeof(Endless), stop.Token);
        var generator = await GeneratorIdAsync();
        await UntilAsync(() => Server.Requests > 100);

        var begin = Stopwatch.GetTimestamp();
        await stop.CancelAsync();
        var result = await run.WaitAsync(Soon);

        Assert.Equal((VerdictKind.Aborted, StopReason.Cancelled), (result.Verdict.Kind, result.StopReason));
        Assert.Equal(Server.Requests, result.Metrics?.Total.Started);
        Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(3), $"{Stopwatch.GetElapsedTime(begin)}");
        Assert.False(IsAlive(generator));
    }

    [Fact]
    public async Task A_stop_that_was_asked_for_before_the_process_had_begun_counts()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var result = await RunAsync(typeof(Endless), stop.Token).WaitAsync(Soon);

        Assert.Equal((VerdictKind.Aborted, StopReason.Cancelled), (result.Verdict.Kind, result.StopReason));
    }

    [Theory]
    [InlineData(typeof(Endless))]
    [InlineData(typeof(Deaf))]
    public async Task No_request_comes_10_s_after_the_test_host_was_killed(Type loadClass)
    {
        using var host = TestHost.Start(loadClass, Server.Address, Results);
        var generator = IdIn(await UntilAsync(() => host.Lines.FirstOrDefault(line => line.Contains("| process ", StringComparison.Ordinal))));
        await UntilAsync(() => Server.Requests > 100);

        var killed = Stopwatch.GetTimestamp();
        Signal("KILL", host.Id);
        await UntilAsync(() => !IsAlive(generator));

        Assert.True(Stopwatch.GetElapsedTime(killed, LastRequest) < TimeSpan.FromSeconds(10), $"{Stopwatch.GetElapsedTime(killed, LastRequest)}");
        Assert.True(Stopwatch.GetElapsedTime(killed) < TimeSpan.FromSeconds(12), $"{Stopwatch.GetElapsedTime(killed)}");
    }

    [Fact]
    public async Task Ctrl_C_in_a_terminal_reaches_both_and_stops_once()
    {
        using var host = TestHost.Start(typeof(Endless), Server.Address, Results);
        await UntilAsync(() => Server.Requests > 100);

        Signal("INT", -host.Id);
        await UntilAsync(() => host.HasExited);

        Assert.Contains("verdict Aborted Signal", host.Lines);
        var file = Assert.Single(Directory.GetFiles(Results, "result.json", SearchOption.AllDirectories));
        Assert.Contains("\"stopReason\": \"signal\"", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_to_the_test_host_alone_is_passed_on()
    {
        using var host = TestHost.Start(typeof(Endless), Server.Address, Results);
        await UntilAsync(() => Server.Requests > 100);

        Signal("TERM", host.Id);
        await UntilAsync(() => host.HasExited);

        Assert.Contains("verdict Aborted Signal", host.Lines);
    }

    [Fact]
    public async Task A_second_Ctrl_C_ends_both_at_once()
    {
        using var host = TestHost.Start(typeof(Deaf), Server.Address, Results);
        var generator = IdIn(await UntilAsync(() => host.Lines.FirstOrDefault(line => line.Contains("| process ", StringComparison.Ordinal))));
        await UntilAsync(() => Server.Requests > 100);

        Signal("INT", -host.Id);
        await Task.Delay(500);
        var second = Stopwatch.GetTimestamp();
        Signal("INT", -host.Id);
        await UntilAsync(() => host.HasExited && !IsAlive(generator));

        Assert.True(Stopwatch.GetElapsedTime(second) < TimeSpan.FromSeconds(6), $"{Stopwatch.GetElapsedTime(second)}"); // 4 s for the results that will not come
    }
}
