namespace LoadTest.Run;

/// <summary>One user's life: construct, start, then its tasks until the stop; then stop and dispose.</summary>
internal sealed class UserLoop
{
    readonly RunServices _services;
    readonly Population _population;
    readonly TaskLoop _tasks;
    readonly UserGuard _guard;

    public UserLoop(RunServices services, Population population, RunningUser state)
    {
        _services = services;
        _population = population;
        State = state;
        _guard = new UserGuard(services, state);
        _tasks = new TaskLoop(services, state, _guard);
    }

    public RunningUser State { get; }

    /// <summary>Whose user this is.</summary>
    public Population Population => _population;

    /// <summary>Whether the user got as far as its first task.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>Whether the user stopped while there was something left for it to do.</summary>
    public bool HasQuit { get; private set; }

    /// <summary>Runs the whole life. Exceptions of user code are counted, never thrown; whatever is thrown is a defect of the engine.</summary>
    public async Task RunAsync()
    {
        var user = await StartAsync().ConfigureAwait(false);
        if (user is null)
        {
            await EndAsync().ConfigureAwait(false);
            return;
        }

        HasStarted = true;
        await _tasks.RunAsync(user).ConfigureAwait(false);
        HasQuit = State.Stopping.IsCancellationRequested;
        State.StopUser();
        await _guard.RunAsync("OnStopAsync", user, user.OnStopAsync).ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
        await _guard.DisposeAsync(user).ConfigureAwait(false);
    }

    async Task<VirtualUser?> StartAsync()
    {
        VirtualUser? user = null;
        var constructed = _guard.Run("constructor", () =>
        {
            user = (VirtualUser)_population.Plan.Create();
            user.Join(State);
            if (_population.Plan.SeesRequests) State.Listen(user);
        });
        if (user is null) return null;

        if (constructed == HookResult.Done
            && await _guard.RunAsync("OnStartAsync", user, user.OnStartAsync).ConfigureAwait(false) == HookResult.Done
            && _tasks.TryEnter(user, _population.Plan)) return user;

        await EndAsync().ConfigureAwait(false);
        await _guard.DisposeAsync(user).ConfigureAwait(false);
        return null;
    }

    // Also a user that never came to a task may have started something.
    async Task EndAsync()
    {
        State.StopUser();
        await Task.WhenAll(State.EndBelongings().Select(belonging => _guard.DisposeAsync(belonging).AsTask())).ConfigureAwait(false);
        State.Doing = "background work";
        await State.JoinBackgroundAsync().ConfigureAwait(false);
    }
}
