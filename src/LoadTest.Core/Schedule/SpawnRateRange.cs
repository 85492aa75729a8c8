using System.Runtime.CompilerServices;

namespace LoadTest.Schedule;

/// <summary>The range of every spawn rate: a finite number of users per second, more than 0.</summary>
internal static class SpawnRateRange
{
    /// <summary>Refuses a rate that is out of range, also one that is not a number.</summary>
    public static void Check(double usersPerSecond, [CallerArgumentExpression(nameof(usersPerSecond))] string? name = null)
    {
        if (usersPerSecond > 0 && double.IsFinite(usersPerSecond)) return;
        throw new ArgumentOutOfRangeException(name, usersPerSecond, "A spawn rate must be a finite number of users per second, more than 0.");
    }
}
