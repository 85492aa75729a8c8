using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// The hooks of a run. Each is called by itself: one that throws is counted and named, and the others are called all the
/// same. Costs one comparison for each request when there are none.
/// </summary>
internal sealed class HookChain(IReadOnlyList<IRunHooks> hooks, UserErrors errors)
{
    volatile string _failure = "";

    /// <summary>No hooks.</summary>
    public static HookChain Empty => new([], new UserErrors());

    public bool IsEmpty => hooks.Count == 0;

    /// <summary>What the first hook that threw has thrown; empty when none did.</summary>
    public string Failure => _failure;

    /// <summary>Starts one after the other; stops at the first that throws.</summary>
    public async Task StartAsync(RunContext run)
    {
        foreach (var hook in hooks)
        {
            await GuardAsync(hook, nameof(IRunHooks.OnRunStartAsync), () => hook.OnRunStartAsync(run)).ConfigureAwait(false);
            if (Failure.Length > 0) return;
        }
    }

    public void SpawningComplete(RunContext run, int users) => Each(nameof(IRunHooks.OnSpawningComplete), hook => hook.OnSpawningComplete(run, users));

    public void Request(RunContext run, RequestEvent request) => Each(nameof(IRunHooks.OnRequest), hook => hook.OnRequest(run, request));

    public void UserError(RunContext run, UserErrorEvent error) => Each(nameof(IRunHooks.OnUserError), hook => hook.OnUserError(run, error));

    public Task StoppingAsync(RunContext run) => EachAsync(nameof(IRunHooks.OnRunStoppingAsync), hook => hook.OnRunStoppingAsync(run));

    public Task StopAsync(RunContext run) => EachAsync(nameof(IRunHooks.OnRunStopAsync), hook => hook.OnRunStopAsync(run));

    /// <summary>The hooks' last word.</summary>
    /// <returns>Why they fail the run; empty when they do not.</returns>
    public IReadOnlyList<string> Conclude(RunContext run, MetricsSnapshot metrics)
    {
        var conclusion = new RunConclusion(run, metrics);
        Each(nameof(IRunHooks.OnBeforeVerdict), hook => hook.OnBeforeVerdict(conclusion));
        return conclusion.Failures;
    }

    void Each(string where, Action<IRunHooks> call)
    {
        foreach (var hook in hooks)
        {
            try
            {
                call(hook);
            }
            catch (Exception exception)
            {
                Count(hook, where, exception);
            }
        }
    }

    // In reverse: what was started last may depend on what was started first.
    async Task EachAsync(string where, Func<IRunHooks, Task> call)
    {
        foreach (var hook in hooks.Reverse()) await GuardAsync(hook, where, () => call(hook)).ConfigureAwait(false);
    }

    async Task GuardAsync(IRunHooks hook, string where, Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Count(hook, where, exception);
        }
    }

    void Count(IRunHooks hook, string where, Exception exception)
    {
        var place = $"{hook.GetType().Name}.{where}";
        var message = errors.Count(place, exception);
        if (_failure.Length == 0) _failure = $"{place} threw {message}";
    }
}
