using LoadTest.Measure;
using LoadTest.Schedule;

namespace LoadTest.Run;

/// <summary>
/// The engine's side of one virtual user: its requests in flight, its random numbers, its own stop, what it is doing right now.
/// Written by the user's loop; the control loop reads <see cref="Doing"/> and cuts the requests when the run ends before the user does.
/// </summary>
internal sealed class RunningUser : UserContext
{
    readonly int _index;

    // Also what guards the members that are made on first use: a user that only waits has none of them.
    readonly Waiter _waiter;
    UserExtras? _extras;
    RequestSlot[] _slots = [];
    long _pendingLagNanos;
    ulong _choices;
    bool _isStopped;
    bool _hasLeft;
    bool _hasEnded;

    public RunningUser(RunServices services, int index)
    {
        Services = services;
        _index = index;
        _choices = SeedSequence.Mix(SeedSequence.StateOf(services.Seed, index));
        _waiter = new Waiter(this);
    }

    /// <summary>What the parts of the run share.</summary>
    public RunServices Services { get; }

    public override RunContext Run => Services.Run;

    public override int UserNumber => _index + 1;

    public override Random Random => Extras.Random ??= SplitMixRandom.Of(Services.Seed, _index);

    public override CancellationToken Stopping => (Volatile.Read(ref _extras)?.Stop ?? MakeStop()).Token;

    /// <summary>Whether <see cref="Stopping"/> fires; does not make the token.</summary>
    public bool IsStopping => Volatile.Read(ref _isStopped) || Services.Stop.IsStopping;

    public override CancellationToken Aborting => Services.Stop.Aborting;

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

    /// <summary>Where the user gets its arrivals from; null in a closed model.</summary>
    public ArrivalSeat? Seat { get; set; }

    /// <summary>The user or task set whose tasks run now.</summary>
    public Level? Level { get; set; }

    // Several threads may ask for it at once, and all must find the same.
    UserExtras Extras => Volatile.Read(ref _extras) ?? Interlocked.CompareExchange(ref _extras, new UserExtras(), null) ?? _extras;

    internal override bool HasEnded => Volatile.Read(ref _hasEnded);

    internal override long NowNanos => Services.Clock.NowNanos;

    internal override double NextDouble() => SplitMixRandom.NextDouble(ref _choices);

    internal override bool WantsDetails => Volatile.Read(ref _extras)?.Listener is not null || !Services.Hooks.IsEmpty;

    /// <summary>
    /// How late the iteration began. Its first request carries the lag: it counts from where it would have started, had the
    /// iteration been on time. Later requests follow the user's own steps and count from their actual start.
    /// </summary>
    public void CarryLag(long lagNanos) => Volatile.Write(ref _pendingLagNanos, lagNanos);

    public override RequestHandle BeginRequest(string kind, string name)
    {
        Progress++;
        var seriesId = Services.Log.IdOf(new Series(kind, name));
        var start = Services.Clock.NowNanos;
        var intended = _pendingLagNanos == 0 ? start : start - Interlocked.Exchange(ref _pendingLagNanos, 0);
        while (true)
        {
            var slots = _slots;
            foreach (var slot in slots)
            {
                if (Services.Log.TryBegin(slot, seriesId, intended, start)) return new RequestHandle(slot);
            }

            GrowFrom(slots);
        }
    }

    public override void CountEvent(string kind, string name, Outcome outcome)
    {
        Progress++;
        var now = NowNanos;
        var series = new Series(kind, name) { Role = SeriesRole.Event };
        Services.Log.CountEvent(series, outcome, now, now);
        if (WantsDetails) Tell(series, outcome, new Sample(0, now, now, now), RequestDetails.None);
    }

    /// <summary>Says that the user's loop has ended.</summary>
    public void End() => Volatile.Write(ref _hasEnded, true);

    /// <summary>Has a user see its own requests. Called only for those that want to: putting the events together costs.</summary>
    public void Listen(VirtualUser user) => Extras.Listener = user;

    /// <summary>Counts what is still in flight as cancelled.</summary>
    public void CutRequests()
    {
        lock (_waiter)
        {
            foreach (var slot in _slots)
            {
                if (slot.IsOpen) Services.Log.Cut(slot, Services.Clock.NowNanos);
            }
        }
    }

    /// <summary>What has to be disposed now that the user has ended.</summary>
    public IReadOnlyList<IAsyncDisposable> EndBelongings()
    {
        lock (_waiter) return (Extras.Belongings ??= Belongings.None).End();
    }

    /// <summary>Waits for the background work to notice that the user has stopped.</summary>
    public Task JoinBackgroundAsync()
    {
        lock (_waiter)
        {
            _hasLeft = true;
            return _extras?.Background is { } background ? background.JoinAsync() : Task.CompletedTask;
        }
    }

    /// <summary>Waits in the run's time, not shorter than asked for; ends early when the user stops.</summary>
    /// <param name="dueNanos">Until when.</param>
    /// <param name="isExact">Whether a late end would be measured; see <see cref="Dispatcher.TryAdd"/>.</param>
    public ValueTask DelayUntil(long dueNanos, bool isExact)
    {
        if (dueNanos <= NowNanos || IsStopping) return ValueTask.CompletedTask;

        Progress++;
        return _waiter.WaitUntil(dueNanos, isExact);
    }

    internal override bool WantsExample(RequestHandle request, string reason) => Services.Log.WantsExample(request.Slot, reason);

    internal override void EndRequest(RequestHandle request, Outcome outcome, long endNanos, RequestDetails details)
    {
        // Read before it is ended: then the slot may take the next request.
        var sample = request.Slot.ToSample(endNanos);
        var isCounted = Services.Log.End(request.Slot, outcome, endNanos);
        if (isCounted && details.Example.Length > 0) Services.Log.AddExample(sample.SeriesId, outcome.Reason, details.Example);
        if (isCounted && WantsDetails) Tell(Services.Log.SeriesOf(sample.SeriesId), outcome, sample, details);
    }

    internal override void ReportError(string where, Exception exception)
    {
        var now = NowNanos;
        var reason = Services.Errors.Count(where, exception);
        Services.Log.CountEvent(new Series(Series.TaskKind, where), Outcome.Failed(reason), now, now);
        TellError(where, exception);
    }

    /// <summary>Has hooks see an error that has been counted.</summary>
    internal void TellError(string where, Exception exception)
    {
        if (WantsDetails) Services.Hooks.UserError(Services.Run, new UserErrorEvent { Where = where, Exception = exception, UserNumber = UserNumber });
    }

    // Cancel runs callbacks that user code has registered: what they throw is theirs, and the user stops all the same.
    internal override void StopUser()
    {
        Volatile.Write(ref _isStopped, true);
        try
        {
            Volatile.Read(ref _extras)?.Stop?.Cancel();
        }
        catch (AggregateException)
        {
            // The token is cancelled, which is all that counts here.
        }

        _waiter.CutShort();
        Seat?.CutShort();
    }

    internal override void LeaveTaskSet(bool reschedule)
    {
        if (Level?.Behavior is TaskSet set) set.Leave(reschedule);
    }

    internal override async Task WaitAsync()
    {
        if (Services.Scenario.IsOnce) return;
        if (Level is not { } level) throw new InvalidOperationException("WaitAsync can be used from the first task on, not in OnStartAsync.");

        var start = level.NextStart(NowNanos, this);
        await DelayUntil(start.DueNanos, start.IsPaced).ConfigureAwait(false);
        NotePause(start.DueNanos);
    }

    internal override async Task<bool> PauseAsync(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var due = NowNanos + RunClock.ToNanos(time);
        await DelayUntil(due, isExact: false).ConfigureAwait(false);
        NotePause(due);
        return !IsStopping;
    }

    internal override void RunInBackground(string name, Func<CancellationToken, Task> work)
    {
        BackgroundWork background;
        lock (_waiter)
        {
            if (_hasLeft) return;
            background = Extras.Background ??= new BackgroundWork(Services, this);
        }

        background.Start(name, work);
    }

    void NotePause(long dueNanos)
    {
        if (IsStopping && NowNanos < dueNanos) NotePauseCut();
    }

    CancellationTokenSource MakeStop()
    {
        CancellationTokenSource stop;
        lock (_waiter) stop = Extras.Stop ??= CancellationTokenSource.CreateLinkedTokenSource(Services.Stop.Stopping);

        // Whoever stops the user sets the flag and then looks for the source; here it is the other way round: one of the two sees it.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _isStopped)) stop.Cancel();
        return stop;
    }

    // Something that nobody has waited for may come to be when the user is gone.
    internal override void Own(IAsyncDisposable belonging)
    {
        Belongings belongings;
        lock (_waiter) belongings = Extras.Belongings ??= new Belongings();
        if (!belongings.TryAdd(belonging)) _ = belonging.DisposeAsync().AsTask();
    }

    internal override void Disown(IAsyncDisposable belonging) => Volatile.Read(ref _extras)?.Belongings?.Remove(belonging);

    void Tell(Series series, Outcome outcome, in Sample sample, RequestDetails details)
    {
        var request = RequestEvent.Of(series, outcome, sample, UserNumber, details);
        Services.Hooks.Request(Services.Run, request);
        try
        {
            _extras?.Listener?.OnRequest(request);
        }
        catch (Exception exception)
        {
            ReportError(nameof(VirtualUser.OnRequest), exception);
        }
    }

    void GrowFrom(RequestSlot[] seen)
    {
        lock (_waiter)
        {
            // Another request of this user may have grown the array in the meantime: then there is something free in it.
            if (_slots.Length == seen.Length) _slots = [.. _slots, .. Enumerable.Range(0, Math.Max(1, _slots.Length)).Select(_ => new RequestSlot())];
        }
    }
}
