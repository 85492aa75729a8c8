using System.Globalization;

namespace LoadTest.Run;

/// <summary>Finds the files of the process's control group (cgroups(7)), under version 2 and 1, seen from a host and from within a container.</summary>
internal static class ControlGroup
{
    const string Root = "/sys/fs/cgroup";

    /// <summary>The path of a file of the CPU controller that can be read; empty when there is none.</summary>
    public static string FileOf(SystemFiles files, string name)
    {
        var groups = (files.Read("/proc/self/cgroup") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 3)).Where(parts => parts.Length == 3).ToList();
        return groups
            .Where(group => group[1].Split(',').Contains("cpu") || group[1].Length == 0)
            .OrderBy(group => group[1].Length == 0)
            .SelectMany(group => Candidates(group[1], group[2], name))
            .FirstOrDefault(path => files.Read(path) is not null) ?? "";
    }

    // A container sees its own group as the root of what is mounted, but may be told its path on the host.
    static IEnumerable<string> Candidates(string controllers, string group, string name)
    {
        string[] mounts = controllers.Length == 0 ? [Root, $"{Root}/unified"] : [$"{Root}/{controllers}", $"{Root}/cpu"];
        foreach (var mount in mounts)
        {
            yield return $"{mount}{group.TrimEnd('/')}/{name}";
            yield return $"{mount}/{name}";
        }
    }

    /// <summary>The value behind a name in lines of <c>name value</c>.</summary>
    public static long? ValueOf(string? text, string name)
    {
        foreach (var line in (text ?? "").Split('\n'))
        {
            if (line.Split(' ') is [var key, var value] && key == name && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        }

        return null;
    }
}
