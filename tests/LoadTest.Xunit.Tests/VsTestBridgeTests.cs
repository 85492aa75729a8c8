using LoadTest.Adapter.Tests.Doubles;
using LoadTest.Testing;

namespace LoadTest.Adapter.Tests;

public sealed class VsTestBridgeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public void Lines_reach_the_platform_as_warnings_through_any_chain_of_sinks(int depth)
    {
        var platform = new FakePlatform(depth);

        var isWritten = VsTestBridge.Find(platform.Sink).TryWrite("Shopper: passed");

        Assert.True(isWritten);
        Assert.Equal(["Warning: Shopper: passed"], platform.Recorder.Lines);
    }

    [Fact]
    public void A_stop_is_seen_when_it_is_asked_for()
    {
        var platform = new FakePlatform(3);
        var bridge = VsTestBridge.Find(platform.Sink);

        Assert.False(bridge.IsStopRequested);
        platform.IsCancelled = true;

        Assert.True(bridge.IsStopRequested);
    }

    [Fact]
    public void Another_runner_has_no_platform_and_nothing_breaks()
    {
        var bridge = VsTestBridge.Find(new SpyMessageSink());

        Assert.False(bridge.TryWrite("Shopper: passed"));
        Assert.False(bridge.IsStopRequested);
    }

    [Fact]
    public void A_platform_that_is_gone_fails_no_load_test()
    {
        var platform = new FakePlatform(3);
        platform.Recorder.IsBroken = true;

        Assert.False(VsTestBridge.Find(platform.Sink).TryWrite("Shopper: passed"));
    }

    [Fact]
    public void A_stop_cancels_the_execution_within_a_poll()
    {
        var platform = new FakePlatform(3);
        var clock = new ManualClock();
        using var execution = new LoadExecution(VsTestBridge.Find(platform.Sink), new SpyMessageSink(), clock);

        platform.IsCancelled = true;
        clock.Advance(TimeSpan.FromMilliseconds(250));

        Assert.True(execution.Stop.IsCancellationRequested);
    }
}
