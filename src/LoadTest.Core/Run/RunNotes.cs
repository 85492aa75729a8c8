using System.Collections.Concurrent;
using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>Oddities of user code that are no errors, noticed while the run goes on: what a reader of the result should know.</summary>
internal sealed class RunNotes
{
    readonly ConcurrentDictionary<string, bool> _spinning = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, long> _lateStarts = new(StringComparer.Ordinal);
    long _backgroundCut;
    bool _hasScheduled;
    bool _hasUnscheduled;

    /// <summary>Task sets that were left and entered again and again without any work in between.</summary>
    public IReadOnlyList<string> Spinning => [.. _spinning.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Background work that was still going on when its user stopped.</summary>
    public long BackgroundCut => Interlocked.Read(ref _backgroundCut);

    /// <summary>Whether a schedule said when iterations begin, for all of them. Without an iteration that waited for its start there was none.</summary>
    public bool IsScheduled => Volatile.Read(ref _hasScheduled) && !Volatile.Read(ref _hasUnscheduled);

    /// <summary>What users that are paced without catching up have lost in the measurement, by type.</summary>
    public IReadOnlyList<LateStarts> LateStarts =>
        [.. _lateStarts.OrderBy(late => late.Key, StringComparer.Ordinal).Select(late => new LateStarts { UserType = late.Key, Count = late.Value })];

    /// <summary>An iteration begins after another one. On the way of every iteration: written only once, so that no cache line travels.</summary>
    public void NoteStart(bool isScheduled)
    {
        if (isScheduled && !_hasScheduled) Volatile.Write(ref _hasScheduled, true);
        if (!isScheduled && !_hasUnscheduled) Volatile.Write(ref _hasUnscheduled, true);
    }

    public void NoteLateStarts(string userType, long starts) => _lateStarts.AddOrUpdate(userType, starts, (_, before) => before + starts);

    public void NoteSpin(string set) => _spinning.TryAdd(set, true);

    public void NoteBackgroundCut(int works) => Interlocked.Add(ref _backgroundCut, works);
}
