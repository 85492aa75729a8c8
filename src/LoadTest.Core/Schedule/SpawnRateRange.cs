using System.Runtime.CompilerServices;

namespace LoadTest.Schedule;

/// <summary>The range of every spawn rate: a finite number of users per second, more than 0.</summary>
internal static class SpawnRateRange
{
    /// <summary>Gives the rate back when it is in range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not, or it is not a number.</exception>
    public static double Check(double usersPerSecond, [CallerArgumentExpression(nameof(usersPerSecond))] string? name = null) =>
        usersPerSecond > 0 && double.IsFinite(usersPerSecond)
            ? usersPerSecond
            : throw new ArgumentOutOfRangeException(name, usersPerSecond, "A spawn rate must be a finite number of users per second, more than 0.");
}
