using System.Globalization;

namespace LoadTest.Run;

/// <summary>
/// Notices that whoever started the run is gone: a test host outlives a killed <c>dotnet test</c> and would go on sending
/// load. Watches the processes that a test host names as its parent, and the <c>dotnet</c> processes above it.
/// </summary>
internal sealed class OwnerWatch
{
    const string ParentOption = "--parentprocessid";
    const int MaxGenerations = 4;

    readonly IReadOnlyList<(int Pid, string StartTime)> _owners;
    readonly Func<int, string?> _readStat;

    OwnerWatch(IReadOnlyList<(int Pid, string StartTime)> owners, Func<int, string?> readStat)
    {
        _owners = owners;
        _readStat = readStat;
    }

    /// <summary>Whether one of the owners has ended.</summary>
    public bool IsOwnerGone => _owners.Any(owner => Stat.Read(owner.Pid, _readStat) is not { IsAlive: true } stat || stat.StartTime != owner.StartTime);

    /// <summary>The owners of this process; nobody is watched when it was not started by a test platform, or not on Linux.</summary>
    public static OwnerWatch OfProcess() => Of(Environment.GetCommandLineArgs(), ReadProcStat);

    public static OwnerWatch Of(IReadOnlyList<string> arguments, Func<int, string?> readStat)
    {
        var owners = new List<(int, string)>();
        var option = arguments.ToList().IndexOf(ParentOption);
        if (option >= 0 && option + 1 < arguments.Count && int.TryParse(arguments[option + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
        {
            while (owners.Count < MaxGenerations && Stat.Read(pid, readStat) is { IsAlive: true, Name: "dotnet" or "vstest.console" } stat)
            {
                owners.Add((pid, stat.StartTime));
                pid = stat.Parent;
            }
        }

        return new OwnerWatch(owners, readStat);
    }

    static string? ReadProcStat(int pid)
    {
        try
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat");
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (IOException)
        {
            return null; // it ended between the two calls
        }
    }

    /// <summary>The fields of <c>/proc/pid/stat</c> (proc(5)): pid (name) state parent … start time as field 22.</summary>
    sealed record Stat(string Name, bool IsAlive, int Parent, string StartTime)
    {
        public static Stat? Read(int pid, Func<int, string?> readStat)
        {
            if (readStat(pid) is not { } text) return null;

            // The name may contain spaces and parentheses: fields are counted from the last one.
            var (open, close) = (text.IndexOf('(', StringComparison.Ordinal), text.LastIndexOf(')'));
            if (open < 0 || close < open) return null;
            var fields = text[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields.Length < 20 || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var parent)
                ? null
                : new Stat(text[(open + 1)..close], fields[0] is not ("Z" or "X"), parent, fields[19]);
        }
    }
}
