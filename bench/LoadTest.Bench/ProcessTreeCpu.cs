using System.Globalization;

namespace LoadTest.Bench;

/// <summary>
/// User and system CPU time of this process and of the children that it has waited for, with theirs: fields 14 to 17 of
/// <c>/proc/self/stat</c> (proc(5)). The kernel adds a child's whole rusage when the parent reaps it, so nothing is lost between
/// a last look and the exit, and nothing has to be attached to the child. The target is not in it: it is reaped after the last
/// measurement. While a child generates, this process only waits; that costs it about a millisecond of CPU.
/// </summary>
internal static class ProcessTreeCpu
{
    // USER_HZ, the unit of these fields, is 100 on every platform that .NET runs on: a step of 0.1 % of 10 s.
    const int TicksPerSecond = 100;
    const int FirstField = 14;

    /// <summary>CPU time used so far.</summary>
    public static TimeSpan Used()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        // The second field, the name in parentheses, may contain blanks; what follows it begins with field 3.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = fields.Skip(FirstField - 3).Take(4).Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }
}
