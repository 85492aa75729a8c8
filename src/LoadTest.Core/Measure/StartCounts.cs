namespace LoadTest.Measure;

/// <summary>The intended starts of the measurement that have begun so far.</summary>
/// <param name="Starts">How many.</param>
/// <param name="Slow">How many began later than <see cref="MeasurePlan.SlowStartNanos"/>, through the generator alone.</param>
/// <param name="Missed">How many began more than a second late, through the generator alone: in their own second they were missing.</param>
internal readonly record struct StartCounts(long Starts, long Slow, long Missed)
{
    public static StartCounts operator +(StartCounts a, StartCounts b) => new(a.Starts + b.Starts, a.Slow + b.Slow, a.Missed + b.Missed);

    public static StartCounts operator -(StartCounts a, StartCounts b) => new(a.Starts - b.Starts, a.Slow - b.Slow, a.Missed - b.Missed);
}
