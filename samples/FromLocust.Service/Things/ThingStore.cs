using System.Collections.Concurrent;
using System.Globalization;

namespace FromLocust.Service.Things;

/// <summary>The things that are being made.</summary>
internal sealed class ThingStore
{
    const string Pending = "PENDING";

    readonly ConcurrentDictionary<string, NewThing> _things = new(StringComparer.Ordinal);
    int _lastId;

    public Thing Add(NewThing thing)
    {
        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        _things[id] = thing;
        return new Thing(id, StatusOf(thing));
    }

    /// <summary>How far the thing is, or null when there is none; one poll less is left to wait for.</summary>
    public Thing? Poll(string id)
    {
        // Read and replaced in one step only if no other poll came between; else once more.
        while (_things.TryGetValue(id, out var thing))
        {
            if (_things.TryUpdate(id, thing with { Polls = Math.Max(thing.Polls - 1, 0) }, thing))
                return new Thing(id, StatusOf(thing));
        }
        return null;
    }

    static string StatusOf(NewThing thing) => thing.Polls > 0 ? Pending : thing.Status;
}
