using System.Numerics;

namespace LoadTest.Run;

/// <summary>
/// Gives out nodes in the order of their due times, those of the same time in the order in which they were added. Adding and
/// removing one touches one list, however many there are. Pure: time comes in. Not for several threads at once.
/// </summary>
/// <remarks>
/// A hierarchical timing wheel (Varghese and Lauck, SOSP 1987, scheme 7) on the digits of the due time, in base 64: a node is in the
/// list of the highest digit in which its due time differs from the wheel's own time, so a node of the next second is seven lists away
/// from one of the next hour. When the wheel's time moves to the earliest due time, only the nodes of one list have to be put
/// anew, each of them a level lower: at most ten times in its life, and no more than three when due times are rounded to a
/// millisecond or so.
/// </remarks>
internal sealed class TimerWheel
{
    /// <summary>No due time: nothing waits.</summary>
    public const long Never = long.MaxValue;

    const int DigitBits = 6;
    const int Digits = 1 << DigitBits;
    const int Levels = 11;

    readonly WaitList[] _lists = [.. Enumerable.Range(0, Levels * Digits).Select(index => new WaitList(index))];

    // One bit for each list of a level that is not empty.
    readonly ulong[] _filled = new ulong[Levels];
    long _time;
    long _next = Never;
    bool _isNextKnown = true;

    /// <summary>How many nodes wait.</summary>
    public int Count { get; private set; }

    /// <summary>When the earliest node is due, never before the time that the wheel has come to; <see cref="Never"/> when there is none.</summary>
    public long NextDueNanos
    {
        get
        {
            if (!_isNextKnown) (_next, _isNextKnown) = (FindNext(), true);
            return _next;
        }
    }

    /// <summary>Adds a node. One that is due before the time that the wheel has come to is due at that time.</summary>
    /// <param name="node">In no list.</param>
    /// <param name="dueNanos">0 or later.</param>
    public void Add(WaitNode node, long dueNanos)
    {
        node.DueNanos = dueNanos;
        Place(node);
        Count++;
        if (_isNextKnown) _next = Math.Min(_next, Math.Max(dueNanos, _time));
    }

    /// <summary>Takes a node out before its time.</summary>
    /// <returns>False when it is not in the wheel.</returns>
    public bool Remove(WaitNode node)
    {
        if (node.List is not { } list || list != _lists[list.Index]) return false;

        Unlink(node, list);
        Count--;
        if (Math.Max(node.DueNanos, _time) == _next) _isNextKnown = false;
        return true;
    }

    /// <summary>Takes out the earliest node, if it is due.</summary>
    public bool TryTake(long nowNanos, out WaitNode node)
    {
        var next = NextDueNanos;
        node = null!; // looked at only when there is one
        if (Count == 0 || next > nowNanos) return false;

        MoveTo(next);
        var list = _lists[DigitOf(next, 0)];
        node = list.First!; // not null: the earliest node is due now, and moving the wheel has put it here
        Unlink(node, list);
        Count--;
        _isNextKnown = false;
        return true;
    }

    // Between the wheel's time and the earliest due time is nothing: only the digits below the level of its list have changed.
    void MoveTo(long time)
    {
        var level = LevelOf(time);
        _time = time;
        if (level == 0) return;

        var list = _lists[(level * Digits) + DigitOf(time, level)];
        for (var node = list.First; node is not null; node = list.First)
        {
            Unlink(node, list);
            Place(node);
        }
    }

    void Place(WaitNode node)
    {
        var due = Math.Max(node.DueNanos, _time);
        var level = LevelOf(due);
        var digit = DigitOf(due, level);
        _lists[(level * Digits) + digit].Append(node);
        _filled[level] |= 1UL << digit;
    }

    void Unlink(WaitNode node, WaitList list)
    {
        list.Remove(node);
        if (list.IsEmpty) _filled[list.Index / Digits] &= ~(1UL << (list.Index % Digits));
    }

    // The lowest level that has any: whatever is on a higher one differs in a higher digit, and so is later.
    long FindNext()
    {
        for (var level = 0; level < Levels; level++)
        {
            if (_filled[level] == 0) continue;

            var digit = BitOperations.TrailingZeroCount(_filled[level]);
            return level == 0 ? (_time & ~(Digits - 1L)) | (long)digit : EarliestIn(_lists[(level * Digits) + digit]);
        }

        return Never;
    }

    static long EarliestIn(WaitList list)
    {
        var earliest = Never;
        for (var node = list.First; node is not null; node = node.Next) earliest = Math.Min(earliest, node.DueNanos);
        return earliest;
    }

    int LevelOf(long due) => due == _time ? 0 : BitOperations.Log2((ulong)(due ^ _time)) / DigitBits;

    static int DigitOf(long time, int level) => (int)(time >> (level * DigitBits)) & (Digits - 1);
}
