namespace LoadTest.Http;

/// <summary>
/// A token that fires when a request has taken too long, in the run's time, or when the run gives up. Reused by its exchange while
/// it has never fired: making one, linked to the run's token, costs more than a small request.
/// </summary>
internal sealed class Deadline : IDisposable
{
    readonly CancellationTokenSource _source;
    readonly CancellationTokenRegistration _link;

    public Deadline(TimeProvider time, CancellationToken aborting)
    {
        _source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _link = aborting.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source); // never null: given here
    }

    public CancellationToken Token => _source.Token;

    public void Start(TimeSpan timeout) => _source.CancelAfter(timeout);

    public bool TryReset() => _source.TryReset();

    public void Dispose()
    {
        _link.Dispose();
        _source.Dispose();
    }
}
