using System.Collections.Concurrent;
using LoadTest.Http;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Http;

/// <summary>One HTTP session outside of a run: what it counts is kept as text, in order.</summary>
internal sealed class HttpFixture : UserContext, IDisposable
{
    readonly CancellationTokenSource _aborting = new();
    readonly ConcurrentDictionary<RequestSlot, string> _open = new();
    readonly ConcurrentQueue<string> _counted = new();
    readonly HttpTransport _transport;
    readonly StubRun _run;
    readonly bool _ownsTransport;

    public HttpFixture(Uri host, TimeSpan? timeout = null, HttpFixture? neighbour = null)
    {
        _ownsTransport = neighbour is null;
        _transport = neighbour?._transport ?? HttpTransport.Real();
        _run = new StubRun();
        _run.Shared(() => _transport);
        Session = new HttpSession(this, host, timeout ?? Some.Seconds(30));
    }

    public HttpSession Session { get; }

    /// <summary>Kind, name and outcome of every request that was counted.</summary>
    public IReadOnlyList<string> Counted => [.. _counted];

    public int InFlight => _open.Count;

    public override int UserNumber => 1;

    public override Random Random { get; } = new(1);

    public override CancellationToken Stopping => _aborting.Token;

    public override CancellationToken Aborting => _aborting.Token;

    public void Abort() => _aborting.Cancel();

    public override RequestHandle BeginRequest(string kind, string name)
    {
        var slot = new RequestSlot();
        _open[slot] = $"{kind} {name}";
        return new RequestHandle(slot);
    }

    public override RunContext Run => _run;

    internal override long NowNanos => _run.Clock.NowNanos;

    internal override bool WantsDetails => false;

    public override void CountEvent(string kind, string name, Outcome outcome) => _counted.Enqueue($"{kind} {name}: {outcome.Kind}");

    internal override void EndRequest(RequestHandle request, Outcome outcome, long endNanos, RequestDetails details)
    {
        _open.TryRemove(request.Slot, out var name);
        _counted.Enqueue($"{name}: {outcome.Kind}{(outcome.Reason.Length > 0 ? $", {outcome.Reason}" : "")}");
    }

    internal override void ReportError(string where, Exception exception) => throw new NotSupportedException();

    internal override void StopUser() => throw new NotSupportedException();

    internal override Task WaitAsync() => throw new NotSupportedException();

    internal override Task<bool> PauseAsync(TimeSpan time) => throw new NotSupportedException();

    internal override void RunInBackground(string name, Func<CancellationToken, Task> work) => throw new NotSupportedException();

    public void Dispose()
    {
        Session.Dispose();
        if (_ownsTransport) _transport.Dispose();
        _aborting.Dispose();
    }
}
