namespace LoadTest.Run;

/// <summary>One awakening. Times are nanoseconds.</summary>
/// <param name="NowNanos">When, in the run's time.</param>
/// <param name="GapNanos">Since the tick before: while a process is stopped, there is none.</param>
/// <param name="LateNanos">How much later than it asked for the health thread was woken up; 0 when another thread ticked.</param>
internal readonly record struct HealthTick(long NowNanos, long GapNanos, long LateNanos);
