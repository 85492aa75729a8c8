using LoadTest.Measure;
using LoadTest.Schedule;

namespace LoadTest.Run;

/// <summary>
/// The engine's side of one virtual user: its requests in flight, its random numbers, what it is doing right now. Written by
/// the user's loop; the control loop reads <see cref="Doing"/> and cuts the requests when the run ends before the user does.
/// </summary>
internal sealed class RunningUser : UserContext
{
    readonly RunServices _services;
    readonly Lock _growing = new();
    RequestSlot[] _slots = [new()];
    long _pendingLagNanos;

    public RunningUser(RunServices services, int index)
    {
        _services = services;
        UserNumber = index + 1;
        Random = new Random(SeedSequence.SeedOf(services.Seed, index));
    }

    public override int UserNumber { get; }

    public override Random Random { get; }

    public override CancellationToken Stopping => _services.Stop.Stopping;

    public override CancellationToken Aborting => _services.Stop.Aborting;

    /// <summary>The task or hook under way, for naming users that do not stop.</summary>
    public string Doing { get; set; } = "constructor";

    /// <summary>Set when the user's loop has ended.</summary>
    public bool HasEnded { get; set; }

    public long Iterations { get; set; }

    public long Dropped { get; set; }

    /// <summary>
    /// How late the iteration began. Its first request carries the lag: it counts from where it would have started, had the
    /// iteration been on time. Later requests follow the user's own steps and count from their actual start.
    /// </summary>
    public void CarryLag(long lagNanos) => Volatile.Write(ref _pendingLagNanos, lagNanos);

    public override RequestHandle BeginRequest(string kind, string name)
    {
        var seriesId = _services.Log.IdOf(new Series(kind, name));
        var start = _services.Clock.NowNanos;
        var intended = _pendingLagNanos == 0 ? start : start - Interlocked.Exchange(ref _pendingLagNanos, 0);
        while (true)
        {
            var slots = _slots;
            foreach (var slot in slots)
            {
                if (_services.Log.TryBegin(slot, seriesId, intended, start)) return new RequestHandle(slot);
            }

            GrowFrom(slots);
        }
    }

    public override void EndRequest(RequestHandle request, Outcome outcome) =>
        _services.Log.End(request.Slot, outcome, _services.Clock.NowNanos);

    public override T Shared<T>(Func<T> create) => _services.Resources.Shared(create);

    /// <summary>Counts what is still in flight as cancelled.</summary>
    public void CutRequests()
    {
        lock (_growing)
        {
            foreach (var slot in _slots)
            {
                if (slot.IsOpen) _services.Log.Cut(slot, _services.Clock.NowNanos);
            }
        }
    }

    void GrowFrom(RequestSlot[] seen)
    {
        lock (_growing)
        {
            // Another request of this user may have grown the array in the meantime: then there is something free in it.
            if (_slots.Length == seen.Length) _slots = [.. _slots, .. Enumerable.Range(0, _slots.Length).Select(_ => new RequestSlot())];
        }
    }
}
