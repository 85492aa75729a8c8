using System.Runtime.CompilerServices;
using LoadTest.Http.Wire;
using LoadTest.Measure;

namespace LoadTest.Http;

/// <summary>Times and counts one user's requests, and gives up those that take too long. What is sent is the <see cref="RequestSender"/>'s business.</summary>
internal sealed class HttpExchange(UserContext context, RequestSender sender, HttpOptions options, Func<IReadOnlyDictionary<string, string>> dimensions) : IDisposable
{
    /// <summary>More than timers can count.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);

    readonly SemaphoreSlim? _places = options.MaxConcurrentRequests == HttpOptions.Unlimited ? null : new SemaphoreSlim(options.MaxConcurrentRequests);
    Flight? _spareFlight;
    Landing? _spareLanding;

    public long NowNanos => context.NowNanos;

    public bool IsUserStopping => context.Stopping.IsCancellationRequested || context.Aborting.IsCancellationRequested;

    public static TimeSpan Checked(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, LongestTimeout);
        return timeout;
    }

    /// <summary>Never throws for what the network or the server does: that is the result.</summary>
    /// <param name="call">What to send. It is counted here.</param>
    public Task<HttpReply> SendAsync(HttpCall call) => TakeLanding().Land(FlyAsync(call, judged: null, isSeen: true));

    /// <summary>As <see cref="SendAsync"/>, for whoever only waits for the end: of a reply that is ok nothing is kept.</summary>
    /// <param name="call">What to send. It is counted here.</param>
    public Task SendUnseenAsync(HttpCall call) => TakeLanding().LandUnseen(FlyAsync(call, judged: null, isSeen: false));

    /// <summary>As <see cref="SendAsync"/>, but counted later.</summary>
    /// <param name="call">What to send.</param>
    /// <param name="judged">Takes the ended request.</param>
    public Task<HttpReply> SendJudgedAsync(HttpCall call, OpenRequest judged) => TakeLanding().Land(FlyAsync(call, judged, isSeen: true));

    /// <summary>Counts a request that has ended, unless it is not to be counted.</summary>
    public void End(HttpCall call, RequestHandle request, Outcome outcome, long endNanos, HttpReply? reply)
    {
        if (call.IsRecorded)
        {
            var details = context.WantsDetails ? DetailsOf(call, reply) : RequestDetails.None;
            if (outcome.Kind == OutcomeKind.Failed && context.WantsExample(request, outcome.Reason)) details = details with { Example = ExchangeText.Of(call, reply, outcome) };
            context.EndRequest(request, outcome, endNanos, details);
        }

        call.Content?.Dispose();
    }

    public void Dispose()
    {
        _spareFlight?.Dispose();
        _places?.Dispose();
    }

    /// <summary>Takes a landing back that has landed.</summary>
    public void Return(Landing landing) => Volatile.Write(ref _spareLanding, landing);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<HttpReply> FlyAsync(HttpCall call, OpenRequest? judged, bool isSeen)
    {
        var timeout = call.Modifiers?.Timeout ?? options.Timeout;
        var flight = Interlocked.Exchange(ref _spareFlight, null) ?? new Flight(context);
        flight.Begin(context.Run.IsDebugged ? LongestTimeout : timeout, isSeen);
        var request = call.IsRecorded ? context.BeginRequest(call.Method.Method, call.Name) : default;
        HttpReply? reply = null;
        var outcome = Outcome.Cancelled;
        try
        {
            if (_places is null) reply = await sender.SendAsync(call, flight).ConfigureAwait(false);
            else reply = await SendInTurnAsync(call, _places, flight).ConfigureAwait(false);
            outcome = reply.IsOk ? Outcome.Ok : Outcome.Failed(reply.Error);
        }
        catch (OperationCanceledException) when (context.Aborting.IsCancellationRequested)
        {
            reply = HttpReply.None(Outcome.Cancelled.Reason);
        }
        catch (Exception exception) when (!HttpFailure.IsExpected(exception))
        {
            // For example content that cannot be written: the user's error, which the task reports.
            outcome = Outcome.Failed($"{exception.GetType().Name} before a response");
            throw;
        }
        catch (Exception exception)
        {
            reply = HttpReply.None(flight.Token.IsCancellationRequested ? HttpFailure.TimedOut(timeout) : HttpFailure.Describe(exception, call.Address));
            outcome = Outcome.Failed(reply.Error);
        }
        finally
        {
            var end = flight.EndNanos == 0 ? context.NowNanos : flight.EndNanos;
            if (judged is null || reply is null) End(call, request, outcome, end, reply);
            else judged.Arrive(request, end, outcome.Kind == OutcomeKind.Cancelled);
            Return(flight);
        }

        return reply;
    }

    async ValueTask<HttpReply> SendInTurnAsync(HttpCall call, SemaphoreSlim places, Flight flight)
    {
        await places.WaitAsync(flight.Token).ConfigureAwait(false);
        try
        {
            return await sender.SendAsync(call, flight).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }

    Landing TakeLanding() => Interlocked.Exchange(ref _spareLanding, null) ?? new Landing(this);

    RequestDetails DetailsOf(HttpCall call, HttpReply? reply) => new()
    {
        Address = call.Address.ToString(),
        StatusCode = (int)(reply?.StatusCode ?? 0),
        ResponseBytes = reply?.BodyLength ?? 0,
        Dimensions = DimensionsOf(call),
    };

    IReadOnlyDictionary<string, string> DimensionsOf(HttpCall call)
    {
        if (call.Modifiers?.Dimensions is not { } own) return dimensions();

        var all = new Dictionary<string, string>(dimensions(), StringComparer.Ordinal);
        foreach (var (key, value) in own) all[key] = value;
        return all;
    }

    void Return(Flight flight)
    {
        if (!flight.TryEnd() || Interlocked.CompareExchange(ref _spareFlight, flight, null) is not null) flight.Dispose();
    }
}
