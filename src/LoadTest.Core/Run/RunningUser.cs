using LoadTest.Measure;
using LoadTest.Schedule;

namespace LoadTest.Run;

/// <summary>
/// The engine's side of one virtual user: its requests in flight, its random numbers, its own stop, what it is doing right now.
/// Written by the user's loop; the control loop reads <see cref="Doing"/> and cuts the requests when the run ends before the user does.
/// </summary>
internal sealed class RunningUser : UserContext
{
    // A timer takes no more; a user that waits longer than seven weeks may begin early.
    const double LongestWaitMillis = uint.MaxValue - 1;

    readonly RunServices _services;
    readonly Lock _growing = new();
    readonly CancellationTokenSource _stop;
    readonly BackgroundWork _background;
    readonly Belongings _belongings = new();
    RequestSlot[] _slots = [new()];
    VirtualUser? _listener;
    long _pendingLagNanos;
    bool _hasEnded;

    public RunningUser(RunServices services, int index)
    {
        _services = services;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(services.Stop.Stopping);
        Stopping = _stop.Token;
        UserNumber = index + 1;
        Random = new Random(SeedSequence.SeedOf(services.Seed, index));
        _background = new BackgroundWork(services, this);
    }

    public override RunContext Run => _services.Run;

    public override int UserNumber { get; }

    public override Random Random { get; }

    public override CancellationToken Stopping { get; }

    public override CancellationToken Aborting => _services.Stop.Aborting;

    /// <summary>The task or hook under way, for naming users that do not stop.</summary>
    public string Doing { get; set; } = "constructor";

    /// <summary>Set while user code has the thread and has not come to its first await: what it blocks then is a thread of the pool.</summary>
    public bool IsOnThread { get; set; }

    /// <summary>Set when the load shape has asked for fewer users, and this is one of those that go.</summary>
    public bool IsRetired { get; set; }

    /// <summary>Set while the user waits between two tasks.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>Set when an error of the user's own code was such that it could not go on.</summary>
    public bool HasDied { get; set; }

    public long Iterations { get; set; }

    public long Dropped { get; set; }

    /// <summary>Goes up with everything that takes time or is a request: what stands still while it does not move, spins.</summary>
    public long Progress { get; set; }

    /// <summary>The user or task set whose tasks run now.</summary>
    public Level? Level { get; set; }

    internal override bool HasEnded => Volatile.Read(ref _hasEnded);

    internal override long NowNanos => _services.Clock.NowNanos;

    internal override bool WantsDetails => _listener is not null || !_services.Hooks.IsEmpty;

    /// <summary>
    /// How late the iteration began. Its first request carries the lag: it counts from where it would have started, had the
    /// iteration been on time. Later requests follow the user's own steps and count from their actual start.
    /// </summary>
    public void CarryLag(long lagNanos) => Volatile.Write(ref _pendingLagNanos, lagNanos);

    public override RequestHandle BeginRequest(string kind, string name)
    {
        Progress++;
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

    public override void CountEvent(string kind, string name, Outcome outcome)
    {
        Progress++;
        var now = NowNanos;
        var series = new Series(kind, name) { Role = SeriesRole.Event };
        _services.Log.CountEvent(series, outcome, now, now);
        if (WantsDetails) Tell(series, outcome, new Sample(0, now, now, now), RequestDetails.None);
    }

    /// <summary>Says that the user's loop has ended.</summary>
    public void End() => Volatile.Write(ref _hasEnded, true);

    /// <summary>Has a user see its own requests. Called only for those that want to: putting the events together costs.</summary>
    public void Listen(VirtualUser user) => _listener = user;

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

    /// <summary>What has to be disposed now that the user has ended.</summary>
    public IReadOnlyList<IAsyncDisposable> EndBelongings() => _belongings.End();

    /// <summary>Waits for the background work to notice that the user has stopped.</summary>
    public Task JoinBackgroundAsync() => _background.JoinAsync();

    /// <summary>Waits in the run's time; ends early when the user stops. Timers count whole milliseconds: rounded up, so that nothing begins before its time.</summary>
    public ValueTask DelayAsync(long nanos)
    {
        if (nanos <= 0 || Stopping.IsCancellationRequested) return ValueTask.CompletedTask;

        Progress++;
        var time = TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(nanos / 1e6), LongestWaitMillis));
        return new ValueTask(new Pause(_services.Queue).EndAsync(time, _services.Clock.Time, Stopping));
    }

    internal override bool WantsExample(RequestHandle request, string reason) => _services.Log.WantsExample(request.Slot, reason);

    internal override void EndRequest(RequestHandle request, Outcome outcome, long endNanos, RequestDetails details)
    {
        // Read before it is ended: then the slot may take the next request.
        var sample = request.Slot.ToSample(endNanos);
        var isCounted = _services.Log.End(request.Slot, outcome, endNanos);
        if (isCounted && details.Example.Length > 0) _services.Log.AddExample(sample.SeriesId, outcome.Reason, details.Example);
        if (isCounted && WantsDetails) Tell(_services.Log.SeriesOf(sample.SeriesId), outcome, sample, details);
    }

    internal override void ReportError(string where, Exception exception)
    {
        var now = NowNanos;
        var reason = _services.Errors.Count(where, exception);
        _services.Log.CountEvent(new Series(Series.TaskKind, where), Outcome.Failed(reason), now, now);
        TellError(where, exception);
    }

    /// <summary>Has hooks see an error that has been counted.</summary>
    internal void TellError(string where, Exception exception)
    {
        if (WantsDetails) _services.Hooks.UserError(_services.Run, new UserErrorEvent { Where = where, Exception = exception, UserNumber = UserNumber });
    }

    // Cancel runs callbacks that user code has registered: what they throw is theirs, and the user stops all the same.
    internal override void StopUser()
    {
        try
        {
            _stop.Cancel();
        }
        catch (AggregateException)
        {
            // The token is cancelled, which is all that counts here.
        }
    }

    internal override void LeaveTaskSet(bool reschedule)
    {
        if (Level?.Behavior is TaskSet set) set.Leave(reschedule);
    }

    internal override async Task WaitAsync()
    {
        if (_services.Scenario.IsOnce) return;
        if (Level is not { } level) throw new InvalidOperationException("WaitAsync can be used from the first task on, not in OnStartAsync.");

        var now = NowNanos;
        var due = level.NextStart(now, Random).DueNanos;
        if (due > now) await DelayAsync(due - now).ConfigureAwait(false);
        NotePause(due);
    }

    internal override async Task<bool> PauseAsync(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var due = NowNanos + RunClock.ToNanos(time);
        if (!Stopping.IsCancellationRequested) await DelayAsync(RunClock.ToNanos(time)).ConfigureAwait(false);
        NotePause(due);
        return !Stopping.IsCancellationRequested;
    }

    internal override void RunInBackground(string name, Func<CancellationToken, Task> work) => _background.Start(name, work);

    // A timer may fire a little early: only what the stop has ended is cut.
    void NotePause(long dueNanos)
    {
        if (Stopping.IsCancellationRequested && NowNanos < dueNanos) NotePauseCut();
    }

    // Something that nobody has waited for may come to be when the user is gone.
    internal override void Own(IAsyncDisposable belonging)
    {
        if (!_belongings.TryAdd(belonging)) _ = belonging.DisposeAsync().AsTask();
    }

    internal override void Disown(IAsyncDisposable belonging) => _belongings.Remove(belonging);

    void Tell(Series series, Outcome outcome, in Sample sample, RequestDetails details)
    {
        var request = new RequestEvent
        {
            Kind = series.Kind,
            Name = series.Name,
            Outcome = outcome,
            StartedAt = TimeSpan.FromTicks(sample.IntendedNanos / TimeSpan.NanosecondsPerTick),
            ResponseTime = TimeSpan.FromTicks(sample.ResponseNanos / TimeSpan.NanosecondsPerTick),
            ServiceTime = TimeSpan.FromTicks(sample.ServiceNanos / TimeSpan.NanosecondsPerTick),
            UserNumber = UserNumber,
            Details = details,
        };
        _services.Hooks.Request(_services.Run, request);
        try
        {
            _listener?.OnRequest(request);
        }
        catch (Exception exception)
        {
            ReportError(nameof(VirtualUser.OnRequest), exception);
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
