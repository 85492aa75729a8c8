using System.Collections.Concurrent;

namespace LoadTest.Run;

/// <summary>Oddities of user code that are no errors, noticed while the run goes on: what a reader of the result should know.</summary>
internal sealed class RunNotes
{
    readonly ConcurrentDictionary<string, bool> _spinning = new(StringComparer.Ordinal);
    long _backgroundCut;

    /// <summary>Task sets that were left and entered again and again without any work in between.</summary>
    public IReadOnlyList<string> Spinning => [.. _spinning.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Background work that was still going on when its user stopped.</summary>
    public long BackgroundCut => Interlocked.Read(ref _backgroundCut);

    public void NoteSpin(string set) => _spinning.TryAdd(set, true);

    public void NoteBackgroundCut(int works) => Interlocked.Add(ref _backgroundCut, works);
}
