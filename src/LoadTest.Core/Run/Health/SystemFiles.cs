using System.Buffers;
using System.IO.Enumeration;
using System.Text;

namespace LoadTest.Run;

/// <summary>The files by which Linux tells of itself. Elsewhere they are not there, and the sensors that read them say nothing.</summary>
/// <param name="Read">The text of a file; null when it cannot be read.</param>
/// <param name="Names">The names in a folder; empty when it cannot be read.</param>
/// <param name="Count">How many names those are.</param>
internal sealed record SystemFiles(Func<string, string?> Read, Func<string, IReadOnlyList<string>> Names, Func<string, int> Count)
{
    // Of every file that is read here, the whole text or what matters of it.
    const int MaxBytes = 16 * 1024;

    static readonly EnumerationOptions AsTheyAre = new() { IgnoreInaccessible = false, AttributesToSkip = 0 };

    /// <summary>Those of this machine.</summary>
    public static SystemFiles OfMachine { get; } = new(ReadText, ReadNames, CountNames);

    // Some forty files a second, so without the readers and buffers of the platform's shorter ways: each makes 10 KB of garbage.
    static string? ReadText(string path)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBytes);
        try
        {
            using var file = File.OpenHandle(path);
            var length = 0;
            int read;
            do length += read = RandomAccess.Read(file, buffer.AsSpan(length, MaxBytes - length), length);
            while (read > 0 && length < MaxBytes);
            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    static IReadOnlyList<string> ReadNames(string path)
    {
        try
        {
            return [.. new FileSystemEnumerable<string>(path, static (ref FileSystemEntry entry) => entry.FileName.ToString(), AsTheyAre)];
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return [];
        }
    }

    static int CountNames(string path)
    {
        try
        {
            return new FileSystemEnumerable<bool>(path, static (ref FileSystemEntry _) => true, AsTheyAre).Count();
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return 0;
        }
    }

    // A thread that has ended takes its files with it; a process without free file handles can read none; elsewhere there are no such paths.
    static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or System.Security.SecurityException;
}
