namespace LoadTest.Run;

/// <summary>What ends with a user, such as its connections. Added to and taken from by whatever the user has under way.</summary>
internal sealed class Belongings
{
    readonly Lock _access = new();
    HashSet<IAsyncDisposable>? _all;
    bool _hasEnded;

    /// <summary>Those of users that have ended without any: nothing can be added to them.</summary>
    public static Belongings None { get; } = new() { _hasEnded = true };

    /// <summary>Adds something; false when the user has ended already.</summary>
    public bool TryAdd(IAsyncDisposable belonging)
    {
        lock (_access) return !_hasEnded && (_all ??= []).Add(belonging);
    }

    public void Remove(IAsyncDisposable belonging)
    {
        lock (_access) _all?.Remove(belonging);
    }

    /// <summary>The user has ended: hands over what has to be disposed.</summary>
    public IReadOnlyList<IAsyncDisposable> End()
    {
        lock (_access)
        {
            IReadOnlyList<IAsyncDisposable> all = [.. _all ?? []];
            _all = null;
            _hasEnded = true;
            return all;
        }
    }
}
