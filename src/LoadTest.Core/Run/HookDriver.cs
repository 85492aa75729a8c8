namespace LoadTest.Run;

/// <summary>
/// Runs the hooks that surround the users of a run, beside the control loop, and says how far they are. A stage is left only by
/// whoever was in it: hooks that come back from their start after the stop has begun change nothing any more.
/// </summary>
internal sealed class HookDriver(RunServices services, Action wake)
{
    int _stage = (int)(services.Hooks.IsEmpty ? HookStage.Started : HookStage.None);

    public HookStage Stage => (HookStage)Volatile.Read(ref _stage);

    /// <summary>Begins what comes before the first user.</summary>
    public void Start()
    {
        if (TryAdvance(HookStage.None, HookStage.Starting)) Post(services.Hooks.StartAsync, HookStage.Starting, HookStage.Started);
    }

    /// <summary>Tells the hooks that the users are about to be stopped.</summary>
    /// <returns>Whether there is anybody to wait for.</returns>
    public bool SayStopping()
    {
        if (services.Hooks.IsEmpty || !TryAdvance(HookStage.Started, HookStage.SeeingTheStop)) return false;

        Post(services.Hooks.StoppingAsync, HookStage.SeeingTheStop, HookStage.SeenTheStop);
        return true;
    }

    /// <summary>Begins what comes after the last user, wherever the hooks are.</summary>
    /// <returns>Whether there is anything to wait for; false also when it has begun before.</returns>
    public bool Stop()
    {
        var before = Stage;
        if (before is HookStage.Stopping or HookStage.Stopped) return false;
        if (services.Hooks.IsEmpty || before == HookStage.None) return !TryAdvance(before, HookStage.Stopped);
        if (!TryAdvance(before, HookStage.Stopping)) return false;

        Post(services.Hooks.StopAsync, HookStage.Stopping, HookStage.Stopped);
        return true;
    }

    void Post(Func<RunContext, Task> hooks, HookStage during, HookStage after) => services.Queue.Post(() => _ = RunAsync(hooks, during, after));

    async Task RunAsync(Func<RunContext, Task> hooks, HookStage during, HookStage after)
    {
        await hooks(services.Run).ConfigureAwait(false);
        TryAdvance(during, after);
        wake();
    }

    bool TryAdvance(HookStage from, HookStage to) => Interlocked.CompareExchange(ref _stage, (int)to, (int)from) == (int)from;
}
