using System.Collections.Concurrent;
using LoadTest.Measure;

namespace LoadTest.Testing;

/// <summary>A user without an engine, for protocols: what it counts is kept as text, in order, and it can be stopped in its stages.</summary>
internal sealed class StubUser(TimeProvider? time = null) : UserContext
{
    readonly CancellationTokenSource _stopping = new();
    readonly CancellationTokenSource _aborting = new();
    readonly ConcurrentDictionary<RequestSlot, string> _open = new();
    readonly ConcurrentQueue<string> _counted = new();
    readonly ConcurrentQueue<RequestDetails> _details = new();
    readonly ConcurrentQueue<string> _errors = new();
    readonly ConcurrentDictionary<IAsyncDisposable, bool> _belongings = new();
    readonly SemaphoreSlim _hasCounted = new(0);
    readonly StubRun _run = new(time);

    /// <summary>Kind, name and outcome of every request, and of every event with the word before it.</summary>
    public IReadOnlyList<string> Counted => [.. _counted];

    /// <summary>The details of every request.</summary>
    public IReadOnlyList<RequestDetails> Details => [.. _details];

    /// <summary>Errors that were reported, with their place.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    /// <summary>What would be disposed with the user.</summary>
    public IReadOnlyList<IAsyncDisposable> Belongings => [.. _belongings.Keys];

    /// <summary>Timings of the run, and other things that were recorded there.</summary>
    public IReadOnlyList<string> Recorded => _run.Recorded;

    public int InFlight => _open.Count;

    public override RunContext Run => _run;

    public override int UserNumber => 1;

    public override Random Random { get; } = new(1);

    public override CancellationToken Stopping => _stopping.Token;

    public override CancellationToken Aborting => _aborting.Token;

    internal override long NowNanos => _run.Clock.NowNanos;

    internal override bool WantsDetails => true;

    /// <summary>Waits until so many requests and events have been counted, and returns them.</summary>
    public async Task<IReadOnlyList<string>> CountedAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (_counted.Count < count) await _hasCounted.WaitAsync(limit.Token);
        return Counted;
    }

    public void Stop() => _stopping.Cancel();

    public void Abort()
    {
        Stop();
        _aborting.Cancel();
    }

    public override RequestHandle BeginRequest(string kind, string name)
    {
        var slot = new RequestSlot();
        _open[slot] = $"{kind} {name}";
        return new RequestHandle(slot);
    }

    public override void CountEvent(string kind, string name, Outcome outcome) => Count($"event {kind} {name}", outcome);

    internal override void EndRequest(RequestHandle request, Outcome outcome, long endNanos, RequestDetails details)
    {
        if (!_open.TryRemove(request.Slot, out var name)) throw new InvalidOperationException("The request was ended twice.");
        _details.Enqueue(details);
        Count(name, outcome);
    }

    internal override void ReportError(string where, Exception exception) => _errors.Enqueue($"{where}: {exception.Message}");

    internal override void StopUser() => Stop();

    internal override void LeaveTaskSet(bool reschedule) => throw new NotSupportedException();

    internal override Task WaitAsync() => Task.CompletedTask;

    internal override async Task<bool> PauseAsync(TimeSpan time)
    {
        await Task.Delay(time, _run.Time, Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !Stopping.IsCancellationRequested;
    }

    internal override void RunInBackground(string name, Func<CancellationToken, Task> work) => _ = Task.Run(() => work(Stopping));

    internal override void Own(IAsyncDisposable belonging) => _belongings[belonging] = true;

    internal override void Disown(IAsyncDisposable belonging) => _belongings.TryRemove(belonging, out _);

    /// <summary>Ends the user as the engine would.</summary>
    public async Task EndAsync()
    {
        Stop();
        foreach (var belonging in Belongings) await belonging.DisposeAsync();
    }

    void Count(string name, Outcome outcome)
    {
        _counted.Enqueue($"{name}: {outcome.Kind}{(outcome.Reason.Length > 0 && outcome.Kind == OutcomeKind.Failed ? $", {outcome.Reason}" : "")}");
        _hasCounted.Release();
    }
}
