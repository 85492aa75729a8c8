namespace LoadTest.Http.Wire;

/// <summary>
/// The connections of a loop by the number that the kernel reports. A place is used again with another number, so that a report that
/// was under way when its connection was closed finds nobody.
/// </summary>
internal sealed class ConnectionTable
{
    readonly Lock _access = new();
    readonly Stack<int> _free = new();
    Entry[] _entries = [];
    int _used;

    public ulong Add(WireConnection connection)
    {
        lock (_access)
        {
            if (!_free.TryPop(out var index)) index = Append();
            ref var entry = ref _entries[index];
            entry = new Entry(connection, entry.Generation + 1);
            return ((ulong)entry.Generation << 32) | (uint)index;
        }
    }

    public void Remove(ulong place)
    {
        lock (_access)
        {
            var index = (int)(uint)place;
            if (index >= _used || _entries[index].Generation != (uint)(place >> 32) || _entries[index].Connection is null) return;
            _entries[index] = _entries[index] with { Connection = null };
            _free.Push(index);
        }
    }

    /// <summary>Null when there is none (any more).</summary>
    public WireConnection? At(ulong place)
    {
        lock (_access)
        {
            var index = (uint)place;
            return index < _used && _entries[index].Generation == (uint)(place >> 32) ? _entries[index].Connection : null;
        }
    }

    public WireConnection[] All()
    {
        lock (_access) return [.. _entries.Take(_used).Select(entry => entry.Connection).OfType<WireConnection>()];
    }

    int Append()
    {
        if (_used == _entries.Length) Array.Resize(ref _entries, Math.Max(64, _used * 2));
        return _used++;
    }

    readonly record struct Entry(WireConnection? Connection, uint Generation);
}
