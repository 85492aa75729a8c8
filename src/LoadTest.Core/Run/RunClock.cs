namespace LoadTest.Run;

/// <summary>Monotonic time in nanoseconds since the run began. The only way in which the engine reads time.</summary>
internal sealed class RunClock
{
    long _origin;
    readonly long _frequency;

    public RunClock(TimeProvider time)
    {
        Time = time;
        _frequency = time.TimestampFrequency;
        _origin = time.GetTimestamp();
    }

    public TimeProvider Time { get; }

    public long NowNanos
    {
        get
        {
            var elapsed = Time.GetTimestamp() - Volatile.Read(ref _origin);
            return _frequency == 1_000_000_000 ? elapsed : (long)(elapsed * (Int128)1_000_000_000 / _frequency);
        }
    }

    /// <summary>Begins again at 0: the run's time starts when what comes before its users is through. Not while users run.</summary>
    public void Restart() => Volatile.Write(ref _origin, Time.GetTimestamp());

    /// <summary>Nanoseconds of a duration; of one longer than a century, which may be meant as for ever, something like a century.</summary>
    public static long ToNanos(TimeSpan time) => Math.Min(time.Ticks, long.MaxValue / (2 * TimeSpan.NanosecondsPerTick)) * TimeSpan.NanosecondsPerTick;
}
