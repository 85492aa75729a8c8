using LoadTest.Measure;

namespace LoadTest;

/// <summary>A request that has been counted, as <see cref="IRunHooks.OnRequest"/> sees it.</summary>
public sealed record RequestEvent
{
    /// <summary>The protocol's verb, for example <c>GET</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The request name.</summary>
    public required string Name { get; init; }

    /// <summary>How it ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>When it was meant to start, since the start of the run.</summary>
    public required TimeSpan StartedAt { get; init; }

    /// <summary>From the intended start to the end.</summary>
    public required TimeSpan ResponseTime { get; init; }

    /// <summary>From the actual start to the end.</summary>
    public required TimeSpan ServiceTime { get; init; }

    /// <summary>The number of the user that sent it, from 1.</summary>
    public required int UserNumber { get; init; }

    /// <summary>Address, status, size and dimensions, as far as the protocol has them.</summary>
    public required RequestDetails Details { get; init; }

    internal static RequestEvent Of(Series series, Outcome outcome, in Sample sample, int userNumber, RequestDetails details) => new()
    {
        Kind = series.Kind,
        Name = series.Name,
        Outcome = outcome,
        StartedAt = TimeSpan.FromTicks(sample.IntendedNanos / TimeSpan.NanosecondsPerTick),
        ResponseTime = TimeSpan.FromTicks(sample.ResponseNanos / TimeSpan.NanosecondsPerTick),
        ServiceTime = TimeSpan.FromTicks(sample.ServiceNanos / TimeSpan.NanosecondsPerTick),
        UserNumber = userNumber,
        Details = details,
    };
}
