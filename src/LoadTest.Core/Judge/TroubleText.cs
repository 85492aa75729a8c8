using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>All words about trouble of the generator. None of them is about the system under test.</summary>
internal static class TroubleText
{
    const int MaxRanges = 6;

    /// <summary>What happened, in a few words, the cause that explains the others first.</summary>
    public static string Summary(HealthHistory health, int troubled, int seconds)
    {
        var causes = Causes(health);
        var others = causes.Count > 1 ? $", also {string.Join(", ", causes.Skip(1).Select(Name))}" : "";
        return $"the generator was in trouble in {Units.Count(troubled)} of {Units.Count(seconds)} s: {(causes.Count > 0 ? Cause(causes[0], health) : "of unknown cause")}{others}";
    }

    /// <summary>The kinds of trouble there were, without those that others explain wherever they were seen; the worst comes first.</summary>
    public static IReadOnlyList<GeneratorTrouble> Causes(HealthHistory health) =>
        [.. health.Troubled.SelectMany(second => second.Readings.Select(reading => reading.Trouble).Where(trouble => !IsExplained(trouble, second, health))).Distinct().OrderByDescending(trouble => Worst(trouble, health).Max(reading => reading.Value / reading.Limit)).ThenBy(trouble => trouble)];

    // Threads that do not run are late for everything; but a pool that user code blocks is late whoever has the processors.
    static bool IsExplained(GeneratorTrouble trouble, HealthSecond second, HealthHistory health) =>
        (trouble is GeneratorTrouble.Hiccup or GeneratorTrouble.SendLag || (trouble == GeneratorTrouble.PoolDelay && health.Blocking.Count == 0))
        && second.Readings.Any(reading => reading.Trouble is GeneratorTrouble.Standstill or GeneratorTrouble.GarbageCollection or GeneratorTrouble.Cpu);

    /// <summary>One kind of trouble, as a noun.</summary>
    public static string Name(GeneratorTrouble trouble) => trouble switch
    {
        GeneratorTrouble.Standstill => "a pause",
        GeneratorTrouble.GarbageCollection => "garbage collections",
        GeneratorTrouble.Connections => "local ports or file handles",
        GeneratorTrouble.Cpu => "processors",
        GeneratorTrouble.PoolDelay => "thread pool delay",
        GeneratorTrouble.Hiccup => "late wake-ups",
        GeneratorTrouble.SendLag => "late starts",
        GeneratorTrouble.ArrivalFidelity => "missing starts",
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "Unknown trouble."),
    };

    /// <summary>What one kind of trouble is, with its worst readings: <c>processors of this machine were not free (busy processors 99 % (limit 90))</c>.</summary>
    public static string Cause(GeneratorTrouble trouble, HealthHistory health)
    {
        var what = trouble switch
        {
            GeneratorTrouble.Standstill => $"it was paused for {Units.Duration(TimeSpan.FromMilliseconds(Worst(trouble, health).Max(reading => reading.Value)))}",
            GeneratorTrouble.GarbageCollection => "garbage collections stopped it",
            GeneratorTrouble.Connections => "this machine ran short of local ports or file handles",
            GeneratorTrouble.Cpu => "the processors of this machine were not free for it",
            GeneratorTrouble.PoolDelay => $"the thread pool came late to its work{Holders(health)}",
            GeneratorTrouble.Hiccup => "its threads woke up late",
            GeneratorTrouble.SendLag => "iterations began later than planned",
            GeneratorTrouble.ArrivalFidelity => "planned iterations did not begin",
            _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "Unknown trouble."),
        };
        return $"{what} ({string.Join(", ", Worst(trouble, health))})";
    }

    /// <summary>In which seconds of the measurement there was trouble of a kind, for example <c>3–5, 9</c>; counted from 1.</summary>
    public static string SecondsOf(GeneratorTrouble trouble, HealthHistory health)
    {
        var seconds = health.Troubled.Where(second => second.Readings.Any(reading => reading.Trouble == trouble)).Select(second => second.Second + 1).ToList();
        var ranges = new List<(int From, int To)>();
        foreach (var second in seconds)
        {
            if (ranges is [.., var last] && last.To == second - 1) ranges[^1] = (last.From, second);
            else ranges.Add((second, second));
        }

        var more = ranges.Count > MaxRanges ? ", …" : "";
        return string.Join(", ", ranges.Take(MaxRanges).Select(range => range.From == range.To ? Units.Count(range.From) : $"{Units.Count(range.From)}–{Units.Count(range.To)}")) + more;
    }

    /// <summary>What to do against it.</summary>
    public static string Advice(GeneratorTrouble trouble, HealthHistory health) => trouble switch
    {
        GeneratorTrouble.Standstill => "Keep the machine awake and its virtual machine running while a load test measures.",
        GeneratorTrouble.GarbageCollection => "Allocate less in tasks and fixtures, or set <ServerGarbageCollection> in the test project.",
        GeneratorTrouble.Connections => "Reuse connections (one HttpClient, not one for each request), run fewer users, or raise 'ulimit -n' and net.ipv4.ip_local_port_range.",
        GeneratorTrouble.Cpu => "Run fewer users or a lower rate, move the system under test and other work to other machines, or give the container more processor time.",
        GeneratorTrouble.PoolDelay when health.Blocking.Count > 0 => $"Await in {string.Join(" and ", health.Blocking.Take(3).Select(users => users.Where))} instead of blocking with .Result, .Wait() or Thread.Sleep.",
        GeneratorTrouble.PoolDelay => "Look for code that blocks threads of the pool: .Result, .Wait(), Thread.Sleep, locks.",
        GeneratorTrouble.Hiccup => "Look for other work on this machine, or a neighbour on its host.",
        GeneratorTrouble.SendLag or GeneratorTrouble.ArrivalFidelity => "Ask for a lower rate, or use a faster machine.",
        _ => throw new ArgumentOutOfRangeException(nameof(trouble), trouble, "Unknown trouble."),
    };

    static IReadOnlyList<HealthReading> Worst(GeneratorTrouble trouble, HealthHistory health) =>
        [.. health.Worst.Where(reading => reading.Trouble == trouble && reading.IsTrouble)];

    static string Holders(HealthHistory health) => health.Blocking.Count == 0
        ? ""
        : $", blocked by {string.Join(", ", health.Blocking.Take(3).Select(users => $"{users.Where} ({Units.Count(users.Users)} {(users.Users == 1 ? "user" : "users")} at once)"))}";
}
