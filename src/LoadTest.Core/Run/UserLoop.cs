namespace LoadTest.Run;

/// <summary>One user's life: construct, start, then its tasks until the stop; then stop and dispose.</summary>
internal sealed class UserLoop : IThreadPoolWorkItem
{
    readonly Action<UserLoop> _ended;
    readonly TaskLoop _tasks;

    /// <param name="population">Whose user this is.</param>
    /// <param name="state">The user.</param>
    /// <param name="ended">Told when the life is over.</param>
    public UserLoop(Population population, RunningUser state, Action<UserLoop> ended)
    {
        Population = population;
        State = state;
        _ended = ended;
        _tasks = new TaskLoop(this);
    }

    public RunningUser State { get; }

    /// <summary>Whose user this is.</summary>
    public Population Population { get; }

    /// <summary>What user code made of it; null until it has been constructed.</summary>
    public VirtualUser? User { get; private set; }

    /// <summary>Whether the user got as far as its first task.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>Whether the user stopped while there was something left for it to do.</summary>
    public bool HasQuit { get; private set; }

    /// <summary>What the engine itself threw. What user code throws is counted and goes no further.</summary>
    public Exception? Defect { get; set; }

    UserGuard Guard => new(State);

    /// <summary>Begins the life. Nobody awaits it: it says itself when it is over.</summary>
    public void Execute() => _ = BeginAsync();

    /// <summary>Ends a life that has come to its tasks. For the loop of these, which nobody awaits either.</summary>
    public void End() => _ = EndAsync();

    async Task EndAsync()
    {
        var user = User!; // there is one: it has come to its tasks
        try
        {
            HasQuit = State.IsStopping;
            State.StopUser();
            await Guard.RunAsync("OnStopAsync", user, user, static user => user.OnStopAsync()).ConfigureAwait(false);
            await DisposeAsync(user).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Defect = exception;
        }

        _ended(this);
    }

    async Task BeginAsync()
    {
        try
        {
            if (await StartAsync().ConfigureAwait(false))
            {
                HasStarted = true;
                _tasks.Begin();
                return;
            }
        }
        catch (Exception exception)
        {
            Defect = exception;
        }

        _ended(this);
    }

    async Task<bool> StartAsync()
    {
        var constructed = Guard.Run("constructor", this, static life => life.Construct());
        if (constructed == HookResult.Done && User is { } user
            && await Guard.RunAsync("OnStartAsync", user, user, static user => user.OnStartAsync()).ConfigureAwait(false) == HookResult.Done
            && _tasks.TryEnter(user, Population.Plan)) return true;

        await DisposeAsync(User).ConfigureAwait(false);
        return false;
    }

    // What has been constructed is disposed, also when it could not join.
    void Construct()
    {
        User = (VirtualUser)Population.Plan.Create();
        User.Join(State);
        if (Population.Plan.SeesRequests) State.Listen(User);
    }

    // Also a user that never came to a task may have started something.
    async Task DisposeAsync(VirtualUser? user)
    {
        State.StopUser();
        var guard = Guard;
        await Task.WhenAll(State.EndBelongings().Select(belonging => guard.DisposeAsync(belonging).AsTask())).ConfigureAwait(false);
        State.Doing = "background work";
        await State.JoinBackgroundAsync().ConfigureAwait(false);
        if (user is not null) await guard.DisposeAsync(user).ConfigureAwait(false);
    }
}
