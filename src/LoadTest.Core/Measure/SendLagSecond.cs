namespace LoadTest.Measure;

/// <summary>The intended starts of one second of the measurement.</summary>
/// <param name="Starts">How many began.</param>
/// <param name="Slow">How many of them were slow: see <see cref="SendLag.SlowStartNanos"/>.</param>
/// <param name="MaxNanos">The largest send lag, in nanoseconds.</param>
public readonly record struct SendLagSecond(int Starts, int Slow, long MaxNanos)
{
    internal SendLagSecond Add(SendLagSecond other) => new(Starts + other.Starts, Slow + other.Slow, Math.Max(MaxNanos, other.MaxNanos));
}
