using System.Collections.Concurrent;
using LoadTest.Http;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Http;

/// <summary>One HTTP session outside of a run: what it counts is kept as text, in order, and as samples.</summary>
internal sealed class HttpFixture : UserContext, IDisposable
{
    readonly CancellationTokenSource _stopping = new();
    readonly CancellationTokenSource _aborting = new();
    readonly ConcurrentDictionary<RequestSlot, string> _open = new();
    readonly ConcurrentQueue<CountedRequest> _counted = new();
    readonly StubRun _run;
    readonly bool _ownsRun;

    public HttpFixture(Uri host, HttpOptions? options = null, HttpFixture? neighbour = null, HttpMessageHandler? handler = null, TimeProvider? time = null)
    {
        _ownsRun = neighbour is null;
        _run = neighbour?._run ?? new StubRun(time);
        if (handler is not null) _run.Shared(() => new HttpTransportFactory(_ => handler));
        Session = new HttpSession(this, host, options ?? HttpOptions.Default, () => Dimensions);
    }

    public HttpSession Session { get; }

    public StubRun StubRun => _run;

    /// <summary>What the user says of each of its requests.</summary>
    public Dictionary<string, string> Dimensions { get; } = [];

    /// <summary>Kind, name and outcome of every request that was counted.</summary>
    public IReadOnlyList<string> Counted => [.. _counted.Select(request => request.ToString())];

    /// <summary>Every request that was counted, with its time and details.</summary>
    public IReadOnlyList<CountedRequest> Requests => [.. _counted];

    public int InFlight => _open.Count;

    public override int UserNumber => 1;

    public override Random Random { get; } = new(1);

    public override CancellationToken Stopping => _stopping.Token;

    public override CancellationToken Aborting => _aborting.Token;

    public void Stop() => _stopping.Cancel();

    public void Abort()
    {
        _stopping.Cancel();
        _aborting.Cancel();
    }

    public override RequestHandle BeginRequest(string kind, string name)
    {
        var slot = new RequestSlot();
        slot.TryOpen(0, NowNanos, NowNanos);
        _open[slot] = $"{kind} {name}";
        return new RequestHandle(slot);
    }

    public override RunContext Run => _run;

    internal override long NowNanos => _run.Clock.NowNanos;

    internal override bool WantsDetails => true;

    internal override bool WantsExample(RequestHandle request, string reason) => true;

    public override void CountEvent(string kind, string name, Outcome outcome) =>
        _counted.Enqueue(new CountedRequest($"{kind} {name}", outcome, TimeSpan.Zero, RequestDetails.None));

    internal override void EndRequest(RequestHandle request, Outcome outcome, long endNanos, RequestDetails details)
    {
        if (!_open.TryRemove(request.Slot, out var name)) throw new InvalidOperationException("A request was ended twice.");
        _counted.Enqueue(new CountedRequest(name, outcome, TimeSpan.FromTicks((endNanos - request.Slot.StartNanos) / 100), details));
    }

    internal override void ReportError(string where, Exception exception) => throw new NotSupportedException();

    internal override void StopUser() => throw new NotSupportedException();

    internal override void LeaveTaskSet(bool reschedule) => throw new NotSupportedException();

    internal override Task WaitAsync() => throw new NotSupportedException();

    internal override Task<bool> PauseAsync(TimeSpan time) => throw new NotSupportedException();

    internal override void RunInBackground(string name, Func<CancellationToken, Task> work) => throw new NotSupportedException();

    internal override void Own(IAsyncDisposable belonging) => throw new NotSupportedException();

    internal override void Disown(IAsyncDisposable belonging) => throw new NotSupportedException();

    public void Dispose()
    {
        Session.Dispose();
        if (_ownsRun) _run.Dispose();
        _stopping.Dispose();
        _aborting.Dispose();
    }
}
