namespace LoadTest.Run;

/// <summary>Runs the hooks that surround the users of a run, beside the control loop, and says how far they are.</summary>
internal sealed class HookDriver(RunServices services, Action wake)
{
    volatile HookStage _stage = services.Hooks.IsEmpty ? HookStage.Started : HookStage.None;

    public HookStage Stage => _stage;

    /// <summary>Begins what comes before the first user.</summary>
    public void Start()
    {
        _stage = HookStage.Starting;
        services.Queue.Post(() => _ = RunAsync(services.Hooks.StartAsync, HookStage.Started));
    }

    /// <summary>Tells the hooks that the users are about to be stopped. Nobody waits for them.</summary>
    public void SayStopping()
    {
        if (!services.Hooks.IsEmpty) services.Queue.Post(() => _ = services.Hooks.StoppingAsync(services.Run));
    }

    /// <summary>Begins what comes after the last user.</summary>
    /// <returns>Whether there is anything to wait for.</returns>
    public bool Stop()
    {
        _stage = services.Hooks.IsEmpty ? HookStage.Stopped : HookStage.Stopping;
        if (!services.Hooks.IsEmpty) services.Queue.Post(() => _ = RunAsync(services.Hooks.StopAsync, HookStage.Stopped));
        return !services.Hooks.IsEmpty;
    }

    async Task RunAsync(Func<RunContext, Task> hooks, HookStage after)
    {
        await hooks(services.Run).ConfigureAwait(false);
        _stage = after;
        wake();
    }
}
