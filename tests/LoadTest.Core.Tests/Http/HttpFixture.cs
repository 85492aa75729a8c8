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
    readonly bool _ownsTransport;

    public HttpFixture(Uri host, TimeSpan? timeout = null, HttpFixture? neighbour = null)
    {
        _ownsTransport = neighbour is null;
        _transport = neighbour?._transport ?? new HttpTransport();
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

    public override void EndRequest(RequestHandle request, Outcome outcome)
    {
        _open.TryRemove(request.Slot, out var name);
        _counted.Enqueue($"{name}: {outcome.Kind}{(outcome.Reason.Length > 0 ? $", {outcome.Reason}" : "")}");
    }

    public override T Shared<T>(Func<T> create) => (T)(object)_transport;

    public void Dispose()
    {
        Session.Dispose();
        if (_ownsTransport) _transport.Dispose();
        _aborting.Dispose();
    }
}
