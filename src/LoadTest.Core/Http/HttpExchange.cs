using LoadTest.Measure;

namespace LoadTest.Http;

/// <summary>Times and counts one user's requests, and gives up those that take too long. What is sent is the <see cref="RequestSender"/>'s business.</summary>
internal sealed class HttpExchange(UserContext context, RequestSender sender, HttpOptions options, Func<IReadOnlyDictionary<string, string>> dimensions) : IDisposable
{
    /// <summary>More than timers can count.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(24);

    readonly SemaphoreSlim? _places = options.MaxConcurrentRequests == HttpOptions.Unlimited ? null : new SemaphoreSlim(options.MaxConcurrentRequests);
    Deadline? _spareDeadline;

    public long NowNanos => context.NowNanos;

    public bool IsUserStopping => context.Stopping.IsCancellationRequested || context.Aborting.IsCancellationRequested;

    public static TimeSpan Checked(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, LongestTimeout);
        return timeout;
    }

    /// <summary>Never throws for what the network or the server does: that is the result.</summary>
    /// <param name="call">What to send.</param>
    /// <param name="judged">Takes the ended request, to be counted later; null has it counted here.</param>
    public async Task<HttpReply> SendAsync(HttpCall call, OpenRequest? judged)
    {
        var timeout = call.Modifiers?.Timeout ?? options.Timeout;
        var deadline = Interlocked.Exchange(ref _spareDeadline, null) ?? new Deadline(context.Run.Time, context.Aborting);
        deadline.Start(context.Run.IsDebugged ? LongestTimeout : timeout);
        var request = call.IsRecorded ? context.BeginRequest(call.Method.Method, call.Name) : default;
        HttpReply? reply = null;
        var outcome = Outcome.Cancelled;
        try
        {
            reply = await SendInTurnAsync(call, deadline.Token).ConfigureAwait(false);
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
            reply = HttpReply.None(deadline.Token.IsCancellationRequested ? HttpFailure.TimedOut(timeout) : HttpFailure.Describe(exception, call.Address));
            outcome = Outcome.Failed(reply.Error);
        }
        finally
        {
            if (judged is null || reply is null) End(call, request, outcome, context.NowNanos, reply);
            else judged.Arrive(request, context.NowNanos, outcome.Kind == OutcomeKind.Cancelled);
            Return(deadline);
        }

        return reply;
    }

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
        _spareDeadline?.Dispose();
        _places?.Dispose();
    }

    ValueTask<HttpReply> SendInTurnAsync(HttpCall call, CancellationToken token)
    {
        if (_places is null) return sender.SendAsync(call, token);
        return SendInTurnAsync(call, _places, token);
    }

    async ValueTask<HttpReply> SendInTurnAsync(HttpCall call, SemaphoreSlim places, CancellationToken token)
    {
        await places.WaitAsync(token).ConfigureAwait(false);
        try
        {
            return await sender.SendAsync(call, token).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }

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

    void Return(Deadline deadline)
    {
        if (!deadline.TryReset() || Interlocked.CompareExchange(ref _spareDeadline, deadline, null) is not null) deadline.Dispose();
    }
}
