using LoadTest.Measure;

namespace LoadTest;

/// <summary>What a virtual user may ask of the run it belongs to. Implemented by the engine.</summary>
public abstract class UserContext
{
    private protected UserContext()
    {
    }

    /// <summary>The user's number in this run, from 1.</summary>
    public abstract int UserNumber { get; }

    /// <summary>The user's own random numbers: the same in every run with the same seed.</summary>
    public abstract Random Random { get; }

    /// <summary>Fires when the run begins to stop. The iteration under way may still finish, within the stop time-out.</summary>
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
    public abstract void EndRequest(RequestHandle request, Outcome outcome);

    /// <summary>Something that all users of the run share, made once and disposed after the last user has stopped.</summary>
    /// <typeparam name="T">The type of the resource; there is one for each type.</typeparam>
    /// <param name="create">Makes it, for the first user that asks.</param>
    public abstract T Shared<T>(Func<T> create)
        where T : class, IDisposable;
}
