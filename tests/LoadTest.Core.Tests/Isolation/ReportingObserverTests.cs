using LoadTest.Isolation;
using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests.Isolation;

/// <summary>Progress must not cost the load that it reports.</summary>
public sealed class ReportingObserverTests
{
    readonly ManualClock _clock = new();

    [Fact]
    public void Progress_that_is_dear_to_write_comes_so_seldom_that_it_takes_a_fiftieth_of_the_time()
    {
        using var pipe = new SlowPipe(_clock, TimeSpan.FromMilliseconds(100));
        var observer = new ReportingObserver(new FrameWriter(pipe), _clock);

        for (var second = 0; second < 102; second++)
        {
            observer.OnProgress(Progress(RunPhase.Measurement));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(pipe.Writes, 18, 22); // one in 5 s, of 102 s
    }

    [Fact]
    public void The_end_is_always_reported()
    {
        using var pipe = new SlowPipe(_clock, TimeSpan.FromSeconds(1));
        var observer = new ReportingObserver(new FrameWriter(pipe), _clock);

        for (var i = 0; i < 5; i++) observer.OnProgress(Progress(RunPhase.Measurement));
        observer.OnProgress(Progress(RunPhase.Ended));

        // Two that compile what writes them, the first that counts, and the end.
        Assert.Equal(4, pipe.Writes);
    }

    static LoadTestProgress Progress(RunPhase phase) =>
        new() { Name = "Shopper", Phase = phase, Elapsed = default, PlannedEnd = default, ActiveUsers = 1, Metrics = Some.Metrics() };

    /// <summary>A pipe into which a message takes a while to write.</summary>
    sealed class SlowPipe(ManualClock clock, TimeSpan takes) : MemoryStream
    {
        public int Writes { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Writes++;
            clock.Advance(takes);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
