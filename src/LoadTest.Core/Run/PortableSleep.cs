namespace LoadTest.Run;

/// <summary>
/// Sleeps in whole milliseconds, as far as the system's timer is that good (Windows: 15 ms unless a process has asked for
/// better). What is left below one millisecond is not slept at all: the dispatcher spins. For systems without <see cref="LinuxSleep"/>.
/// </summary>
internal sealed class PortableSleep : ISleep
{
    readonly AutoResetEvent _woken = new(initialState: false);

    public long MarginNanos => RunClock.ToNanos(TimeSpan.FromMilliseconds(1));

    public void Enter()
    {
        // Nothing to prepare.
    }

    public void SleepFor(long nanos) => _woken.WaitOne((int)Math.Min(Math.Ceiling(nanos / 1e6), int.MaxValue));

    public void Wake() => _woken.Set();

    public void Dispose() => _woken.Dispose();
}
