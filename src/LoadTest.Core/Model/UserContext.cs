using LoadTest.Measure;

namespace LoadTest;

/// <summary>What a virtual user may ask of the run it belongs to. Implemented by the engine.</summary>
public abstract class UserContext
{
    AsyncLocal<MeasuredOperation?>? _measured;

    private protected UserContext()
    {
    }

    /// <summary>The run that the user belongs to.</summary>
    public abstract RunContext Run { get; }

    /// <summary>The user's number in this run, from 1.</summary>
    public abstract int UserNumber { get; }

    /// <summary>The user's own random numbers: the same in every run with the same seed.</summary>
    public abstract Random Random { get; }

    /// <summary>Fires when the user is to stop: with the run, or before it. The iteration under way may still finish, within the stop time-out.</summary>
    public abstract CancellationToken Stopping { get; }

    /// <summary>Fires when the stop time-out is over: whatever is still in flight is given up and counted as cancelled.</summary>
    public abstract CancellationToken Aborting { get; }

    /// <summary>Begins a timed request. Every request begun must be ended, or it is counted as cancelled when the run ends.</summary>
    /// <param name="kind">The verb, for example <c>GET</c>.</param>
    /// <param name="name">The request name that samples are grouped by; keep ids out of it.</param>
    public abstract RequestHandle BeginRequest(string kind, string name);

    /// <summary>Ends a request and counts it. A request that the stop has already counted as cancelled is not counted again.</summary>
    /// <param name="request">What <see cref="BeginRequest"/> returned; to be ended once.</param>
    /// <param name="outcome">How it ended.</param>
    public void EndRequest(RequestHandle request, Outcome outcome) => EndRequest(request, outcome, NowNanos, RequestDetails.None);

    /// <summary>Counts a request that has no duration of its own, such as a message that the server sent by itself.</summary>
    /// <param name="kind">The verb, for example <c>websocket</c>.</param>
    /// <param name="name">The request name, for example <c>receive</c>.</param>
    /// <param name="outcome">How it ended.</param>
    public abstract void CountEvent(string kind, string name, Outcome outcome);

    /// <summary>
    /// Times anything that is awaited as a request. What the operation throws is a failure of the request, with the exception's
    /// type and message as its reason, and is thrown on. What the end of the run cuts short is cancelled, never a success.
    /// </summary>
    /// <param name="kind">The verb, for example <c>SQL</c>.</param>
    /// <param name="name">The request name; keep ids out of it.</param>
    /// <param name="operation">What to time.</param>
    public Task MeasureAsync(string kind, string name, Func<Task> operation) => MeasureAsync(kind, name, _ => operation());

    /// <inheritdoc cref="MeasureAsync(string, string, Func{Task})"/>
    /// <typeparam name="T">What the operation gives.</typeparam>
    public Task<T> MeasureAsync<T>(string kind, string name, Func<Task<T>> operation) => MeasureAsync(kind, name, _ => operation());

    /// <inheritdoc cref="MeasureAsync(string, string, Func{Task})"/>
    /// <param name="kind">The verb, for example <c>SQL</c>.</param>
    /// <param name="name">The request name; keep ids out of it.</param>
    /// <param name="operation">What to time. It may say more about the request than that it has ended: that it failed, or what hooks get to see.</param>
    public Task MeasureAsync(string kind, string name, Func<MeasuredOperation, Task> operation) =>
        MeasureAsync(kind, name, async measured =>
        {
            await operation(measured).ConfigureAwait(false);
            return true;
        });

    /// <inheritdoc cref="MeasureAsync(string, string, Func{MeasuredOperation, Task})"/>
    /// <typeparam name="T">What the operation gives.</typeparam>
    public async Task<T> MeasureAsync<T>(string kind, string name, Func<MeasuredOperation, Task<T>> operation)
    {
        // Made on first use: two operations at once must find the same one.
        var current = _measured ?? Interlocked.CompareExchange(ref _measured, new AsyncLocal<MeasuredOperation?>(), null) ?? _measured;
        var measured = new MeasuredOperation(current.Value);
        current.Value = measured;
        var request = BeginRequest(kind, name);
        Exception? escaped = null;
        try
        {
            return await operation(measured).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            escaped = exception;
            throw;
        }
        finally
        {
            EndRequest(request, OutcomeOf(measured, escaped), NowNanos, measured.Details);
        }
    }

    /// <summary>Whether the user has left the run: after its last hook. What it held is free again.</summary>
    internal virtual bool HasEnded => false;

    /// <summary>The run's time in nanoseconds; for requests that end at another moment than now.</summary>
    internal abstract long NowNanos { get; }

    /// <summary>What the engine chooses by for this user, from 0 to below 1. Not of <see cref="Random"/>: what user code draws changes no choice of a task.</summary>
    internal virtual double NextDouble() => Random.NextDouble();

    /// <summary>Whether somebody looks at the details of requests; otherwise they need not be put together.</summary>
    internal abstract bool WantsDetails { get; }

    /// <summary>Whether there are few examples of this failure yet; otherwise none need be put together.</summary>
    internal virtual bool WantsExample(RequestHandle request, string reason) => false;

    /// <summary>Ends a request at a given moment.</summary>
    internal abstract void EndRequest(RequestHandle request, Outcome outcome, long endNanos, RequestDetails details);

    /// <summary>Counts an error of the user's own finding, as an exception that escapes from a task is counted.</summary>
    internal abstract void ReportError(string where, Exception exception);

    /// <summary>Whether this user is to end at the next boundary.</summary>
    internal abstract void StopUser();

    /// <summary>Leaves the innermost task set, if there is one.</summary>
    internal abstract void LeaveTaskSet(bool reschedule);

    /// <summary>Waits once as the behaviour would between two tasks.</summary>
    internal abstract Task WaitAsync();

    /// <summary>Sleeps in the run's time; false when the user is stopping.</summary>
    internal abstract Task<bool> PauseAsync(TimeSpan time);

    /// <summary>Runs something beside the user's tasks, until the user stops.</summary>
    internal abstract void RunInBackground(string name, Func<CancellationToken, Task> work);

    /// <summary>Has something end with the user: it is disposed after <see cref="Behavior.OnStopAsync"/>, unless it is disowned before.</summary>
    internal abstract void Own(IAsyncDisposable belonging);

    /// <summary>What has ended by itself need not be disposed with the user.</summary>
    internal abstract void Disown(IAsyncDisposable belonging);

    /// <summary>To be called when a pause has ended early because the user stops: what is measured around it has not come to its end.</summary>
    private protected void NotePauseCut() => _measured?.Value?.Cut();

    // A library may turn a cancellation into an exception of its own, or swallow it: once the stop time-out is over, whatever
    // was still going on has been cut, however it ends.
    Outcome OutcomeOf(MeasuredOperation measured, Exception? escaped)
    {
        var isCut = Aborting.IsCancellationRequested || measured.IsCut || (escaped is OperationCanceledException && Stopping.IsCancellationRequested);
        if (isCut) return Outcome.Cancelled;
        if (measured.Failure.Length > 0) return Outcome.Failed(measured.Failure);
        return escaped is null ? Outcome.Ok : Outcome.Failed($"{escaped.GetType().Name}: {escaped.Message.ReplaceLineEndings(" ")}");
    }
}
