using LoadTest.Schedule;

namespace LoadTest;

/// <summary>How long a user pauses between two iterations. Made by the factories of this class.</summary>
public abstract class WaitTime
{
    private protected WaitTime()
    {
    }

    /// <summary>No pause: the next iteration begins when the one before has ended.</summary>
    public static WaitTime None { get; } = new UniformWait(TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>For task sets: the wait time of the user, at its pace.</summary>
    public static WaitTime OfUser { get; } = new UserWait();

    /// <summary>The same pause after every iteration.</summary>
    /// <param name="seconds">In seconds; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public static WaitTime Constant(double seconds) => Constant(TimeSpan.FromSeconds(seconds));

    /// <summary>The same pause after every iteration.</summary>
    /// <param name="wait">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public static WaitTime Constant(TimeSpan wait) => Between(wait, wait);

    /// <summary>A random pause after every iteration, uniform between two bounds.</summary>
    /// <param name="minSeconds">In seconds; 0 or more.</param>
    /// <param name="maxSeconds">In seconds; at least <paramref name="minSeconds"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static WaitTime Between(double minSeconds, double maxSeconds) =>
        Between(TimeSpan.FromSeconds(minSeconds), TimeSpan.FromSeconds(maxSeconds));

    /// <summary>A random pause after every iteration, uniform between two bounds.</summary>
    /// <param name="min">0 or more.</param>
    /// <param name="max">At least <paramref name="min"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static WaitTime Between(TimeSpan min, TimeSpan max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(min, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, min);
        return new UniformWait(min, max);
    }

    /// <summary>
    /// Iterations begin a fixed time apart, however long each one takes. A user that falls behind catches up, and latency
    /// counts from the intended start, so a slow system cannot hide by slowing down its own load.
    /// </summary>
    /// <param name="seconds">The period, in seconds; more than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public static PacedWait Pacing(double seconds) => Pacing(TimeSpan.FromSeconds(seconds));

    /// <inheritdoc cref="Pacing(double)"/>
    /// <param name="period">More than 0.</param>
    public static PacedWait Pacing(TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        return new PacedWait(period);
    }

    /// <summary>Each user begins this many iterations per second: <see cref="Pacing(double)"/> with the period 1/rate.</summary>
    /// <param name="iterationsPerSecond">For each user; more than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public static PacedWait Throughput(double iterationsPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterationsPerSecond);
        return Pacing(1 / iterationsPerSecond);
    }

    /// <summary>A pause that a function of yours decides after every iteration.</summary>
    /// <param name="next">Given the user's own random numbers; gives 0 or more. An exception of it ends the user.</param>
    public static WaitTime Custom(Func<Random, TimeSpan> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new CustomWait(next);
    }

    /// <summary>When the next iteration begins. A pure function: time comes in, nothing is waited for.</summary>
    /// <param name="state">What the waits of this user or task set remember.</param>
    /// <param name="nowNanos">When the iteration ended.</param>
    /// <param name="user">Whose wait it is, and whose random numbers.</param>
    internal abstract IterationStart Next(ref WaitState state, long nowNanos, UserContext user);

    private protected static IterationStart Unpaced(long dueNanos) => new(dueNanos, IsPaced: false, Dropped: 0);

    /// <summary>Nanoseconds of a wait; of one that is meant as for ever, a century or so.</summary>
    private protected static long NanosOf(TimeSpan wait) => Math.Min(wait.Ticks, long.MaxValue / (2 * TimeSpan.NanosecondsPerTick)) * TimeSpan.NanosecondsPerTick;
}
