using System.Diagnostics.CodeAnalysis;

namespace LoadTest.Run;

/// <summary>
/// Wakes up every few milliseconds and says how late. A thread of its own: the thread pool is one of the things it watches.
/// Above normal priority where the platform knows priorities; on Linux it waits in line as any thread that sends requests.
/// </summary>
internal sealed class HealthThread : IDisposable
{
    // Every millisecond would cost a core 1 %, and a stall that matters lasts ten.
    static readonly TimeSpan Period = TimeSpan.FromMilliseconds(5);

    readonly HealthMonitor _monitor;
    readonly RunClock _clock;
    readonly WatchedThread _self;
    readonly Thread _thread;
    volatile bool _isOver;

    public HealthThread(HealthMonitor monitor, RunClock clock, WatchedThread self)
    {
        _self = self;
        _monitor = monitor;
        _clock = clock;
        _thread = new Thread(Watch) { IsBackground = true, Name = "LoadTest health", Priority = ThreadPriority.Highest };
        _thread.UnsafeStart();
    }

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
    }

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "This thread's only business is to sleep, and to see when it is woken up.")]
    void Watch()
    {
        _self.IsThis();
        var before = _clock.NowNanos;
        while (!_isOver)
        {
            Thread.Sleep(Period);
            var now = _clock.NowNanos;
            _monitor.Tick(now, Math.Max(0, now - before - RunClock.ToNanos(Period)));
            before = _clock.NowNanos;
        }
    }
}
