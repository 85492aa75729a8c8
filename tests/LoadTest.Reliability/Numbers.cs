namespace LoadTest.Reliability;

/// <summary>Hands out the ids of a run's requests.</summary>
/// <param name="address">Where they go.</param>
/// <param name="limit">How many there are.</param>
public sealed class Numbers(Uri address, int limit = int.MaxValue) : IDisposable
{
    readonly CancellationTokenSource _exhausted = new();
    int _last;

    public Uri Address => address;

    /// <summary>Fires when all have been handed out.</summary>
    public CancellationToken Exhausted => _exhausted.Token;

    /// <summary>The next one; null when there is none left.</summary>
    public string? Next()
    {
        var id = Interlocked.Increment(ref _last);
        if (id == limit + 1) _ = _exhausted.CancelAsync();
        return id > limit ? null : FormattableString.Invariant($"{id}");
    }

    public void Dispose() => _exhausted.Dispose();
}
