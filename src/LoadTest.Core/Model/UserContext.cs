using LoadTest.Measure;

namespace LoadTest;

/// <summary>What a virtual user may ask of the run it belongs to. Implemented by the engine.</summary>
public abstract class UserContext
{
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

    /// <summary>Times anything that is awaited as a request. An exception is a failure of the request, and is thrown on.</summary>
    /// <param name="kind">The verb, for example <c>SQL</c>.</param>
    /// <param name="name">The request name; keep ids out of it.</param>
    /// <param name="operation">What to time.</param>
    public Task MeasureAsync(string kind, string name, Func<Task> operation) =>
        MeasureAsync(kind, name, async () =>
        {
            await operation().ConfigureAwait(false);
            return true;
        });

    /// <inheritdoc cref="MeasureAsync(string, string, Func{Task})"/>
    /// <typeparam name="T">What the operation gives.</typeparam>
    public async Task<T> MeasureAsync<T>(string kind, string name, Func<Task<T>> operation)
    {
        var request = BeginRequest(kind, name);
        var outcome = Outcome.Cancelled;
        try
        {
            var result = await operation().ConfigureAwait(false);
            outcome = Outcome.Ok;
            return result;
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && Aborting.IsCancellationRequested))
        {
            outcome = Outcome.Failed($"{exception.GetType().Name}: {exception.Message}");
            throw;
        }
        finally
        {
            EndRequest(request, outcome);
        }
    }

    /// <summary>The run's time in nanoseconds; for requests that end at another moment than now.</summary>
    internal abstract long NowNanos { get; }

    /// <summary>Whether somebody looks at the details of requests; otherwise they need not be put together.</summary>
    internal abstract bool WantsDetails { get; }

    /// <summary>Ends a request at a given moment.</summary>
    internal abstract void EndRequest(RequestHandle request, Outcome outcome, long endNanos, RequestDetails details);

    /// <summary>Counts an error of the user's own finding, as an exception that escapes from a task is counted.</summary>
    internal abstract void ReportError(string where, Exception exception);

    /// <summary>Whether this user is to end at the next boundary.</summary>
    internal abstract void StopUser();

    /// <summary>Waits once as the behaviour would between two tasks.</summary>
    internal abstract Task WaitAsync();

    /// <summary>Sleeps in the run's time; false when the user is stopping.</summary>
    internal abstract Task<bool> PauseAsync(TimeSpan time);

    /// <summary>Runs something beside the user's tasks, until the user stops.</summary>
    internal abstract void RunInBackground(string name, Func<CancellationToken, Task> work);
}
