using System.Collections.Concurrent;
using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>Counts exceptions of user code by place, type and message. Bounded, as <see cref="FailureTable"/> is.</summary>
internal sealed class UserErrors
{
    const int Capacity = 200;
    const int MessageLength = 500;
    const int StackFrames = 8;

    readonly ConcurrentDictionary<(string Where, string Message), Entry> _entries = new();
    long _total;

    /// <summary>How many exceptions were counted.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>Counts an exception and returns its type and message, bounded: the reason to record a failure with.</summary>
    public string Count(string where, Exception exception)
    {
        var message = Describe(exception);
        if (!_entries.TryGetValue((where, message), out var entry))
        {
            if (_entries.Count >= Capacity) message = "(other)";
            entry = _entries.GetOrAdd((where, message), static (_, e) => new Entry(UserFramesOf(e)), exception);
        }

        Interlocked.Increment(ref entry.Count);
        Interlocked.Increment(ref _total);
        return message;
    }

    public IReadOnlyList<UserError> ToList() =>
    [
        .. _entries
            .Select(e => new UserError { Where = e.Key.Where, Message = e.Key.Message, StackTrace = e.Value.StackTrace, Count = Volatile.Read(ref e.Value.Count) })
            .OrderByDescending(error => error.Count)
            .ThenBy(error => error.Where, StringComparer.Ordinal)
            .ThenBy(error => error.Message, StringComparer.Ordinal),
    ];

    static string Describe(Exception exception)
    {
        var message = exception.Message.ReplaceLineEndings(" ");
        var text = exception is ReportedErrorException ? message : $"{exception.GetType().Name}: {message}";
        return text.Length <= MessageLength ? text : string.Concat(text.AsSpan(0, MessageLength), "…");
    }

    /// <summary>The frames down to the user's method; those of the engine and of the platform below it tell the user nothing.</summary>
    static string UserFramesOf(Exception exception)
    {
        var frames = (exception.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', frames
            .TakeWhile(frame => !frame.Contains("at LoadTest.Run.", StringComparison.Ordinal) && !frame.Contains("at LoadTest.TaskInvoker.", StringComparison.Ordinal))
            .Take(StackFrames)
            .Select(frame => frame.TrimEnd('\r')));
    }

    sealed class Entry(string stackTrace)
    {
        public long Count;

        public string StackTrace { get; } = stackTrace;
    }
}
