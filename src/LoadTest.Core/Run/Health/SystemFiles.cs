namespace LoadTest.Run;

/// <summary>The files by which Linux tells of itself. Elsewhere they are not there, and the sensors that read them say nothing.</summary>
/// <param name="Read">The text of a file; null when it cannot be read.</param>
/// <param name="Names">The names in a folder; empty when it cannot be read.</param>
internal sealed record SystemFiles(Func<string, string?> Read, Func<string, IReadOnlyList<string>> Names)
{
    /// <summary>Those of this machine.</summary>
    public static SystemFiles OfMachine { get; } = new(ReadText, ReadNames);

    static string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return null;
        }
    }

    static IReadOnlyList<string> ReadNames(string path)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry))];
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return [];
        }
    }

    // A thread that has ended takes its files with it; a process without free file handles can read none; elsewhere there are no such paths.
    static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or System.Security.SecurityException;
}
