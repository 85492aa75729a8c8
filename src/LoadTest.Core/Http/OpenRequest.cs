using LoadTest.Measure;

namespace LoadTest.Http;

/// <summary>A judged call's request, from its start until it is counted. Written by the exchange, then owned by the <see cref="JudgedReply"/>.</summary>
internal sealed class OpenRequest(HttpExchange exchange, HttpCall call, JudgedTime time)
{
    readonly long _startNanos = exchange.NowNanos;
    RequestHandle _handle;
    long _endNanos;

    /// <summary>Given up at the stop: no verdict can change that.</summary>
    public bool IsCut { get; private set; }

    public bool IsTimedUntilVerdict => time == JudgedTime.UntilVerdict;

    public bool IsUserStopping => exchange.IsUserStopping;

    public TimeSpan Elapsed => TimeSpan.FromTicks((_endNanos - _startNanos) / TimeSpan.NanosecondsPerTick);

    public void Arrive(RequestHandle handle, long nowNanos, bool isCut)
    {
        _handle = handle;
        _endNanos = nowNanos;
        IsCut = isCut;
    }

    /// <summary>Moves the end to now, when it is the verdict that ends the request.</summary>
    public void SeeVerdict()
    {
        if (IsTimedUntilVerdict && !IsCut) _endNanos = exchange.NowNanos;
    }

    public void Count(Outcome outcome, HttpReply reply) => exchange.End(call, _handle, IsCut ? Outcome.Cancelled : outcome, _endNanos, reply);
}
