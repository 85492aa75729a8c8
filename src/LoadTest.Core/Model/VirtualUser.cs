namespace LoadTest;

/// <summary>
/// One simulated client. Derive from it (or from <see cref="HttpUser"/>), mark its methods with <see cref="TaskAttribute"/>,
/// and the run creates one instance for each user: <see cref="OnStartAsync"/> once, then tasks picked by weight with
/// <see cref="WaitTime"/> between them, then <see cref="OnStopAsync"/>. An instance is never used by two iterations at once.
/// </summary>
public abstract class VirtualUser
{
    UserContext? _context;

    /// <summary>What the user may ask of the run. Not available in the constructor.</summary>
    /// <exception cref="InvalidOperationException">The user is not part of a run (yet).</exception>
    protected internal UserContext Context =>
        _context ?? throw new InvalidOperationException(
            $"{GetType().Name} is not part of a run yet: Random, Stopping and Http can be used from OnStartAsync on, not in the constructor.");

    /// <summary>The user's own random numbers: the same in every run with the same seed.</summary>
    protected Random Random => Context.Random;

    /// <summary>Fires when the run begins to stop. The iteration under way may still finish, within the stop time-out.</summary>
    protected CancellationToken Stopping => Context.Stopping;

    /// <summary>The pause between two iterations. Read once, when the user starts.</summary>
    /// <value><see cref="WaitTime.None"/></value>
    protected internal virtual WaitTime WaitTime => WaitTime.None;

    /// <summary>Runs once before the first task, for example to log in. An exception here keeps this user from starting.</summary>
    protected internal virtual Task OnStartAsync() => Task.CompletedTask;

    /// <summary>Runs once after the last task, also when the run is cancelled, within the stop time-out.</summary>
    protected internal virtual Task OnStopAsync() => Task.CompletedTask;

    /// <summary>Puts the user into a run. Called by the engine right after construction.</summary>
    internal virtual void Join(UserContext context) => _context = context;

    /// <summary>What the user did wrong in the iteration that has just ended, or an empty text.</summary>
    internal virtual string FindMisuse() => "";
}
