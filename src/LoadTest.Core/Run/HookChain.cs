using System.Collections.Concurrent;
using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// The hooks of a run. Each is called by itself: one that throws is counted and named, and the others are called all the
/// same. Costs one comparison for each request when there are none.
/// </summary>
internal sealed class HookChain(IReadOnlyList<IRunHooks> hooks, UserErrors errors)
{
    readonly ConcurrentDictionary<string, bool> _underWay = new(StringComparer.Ordinal);
    volatile string _failure = "";

    /// <summary>No hooks.</summary>
    public static HookChain Empty => new([], new UserErrors());

    public bool IsEmpty => hooks.Count == 0;

    /// <summary>What the first hook that threw has thrown, or which one never ended; empty when none did.</summary>
    public string Failure => _failure;

    /// <summary>Starts one after the other, up to the first that throws or the stop of the run.</summary>
    public async Task StartAsync(RunContext run)
    {
        foreach (var hook in hooks)
        {
            await GuardAsync(hook, nameof(IRunHooks.OnRunStartAsync), () => hook.OnRunStartAsync(run)).ConfigureAwait(false);
            if (Failure.Length > 0 || run.Stopping.IsCancellationRequested) return;
        }
    }

    public void SpawningComplete(RunContext run, int users) => Each(nameof(IRunHooks.OnSpawningComplete), hook => hook.OnSpawningComplete(run, users));

    public void Request(RunContext run, RequestEvent request) => Each(nameof(IRunHooks.OnRequest), hook => hook.OnRequest(run, request));

    public void UserError(RunContext run, UserErrorEvent error) => Each(nameof(IRunHooks.OnUserError), hook => hook.OnUserError(run, error));

    public Task StoppingAsync(RunContext run) => EachAsync(nameof(IRunHooks.OnRunStoppingAsync), hook => hook.OnRunStoppingAsync(run));

    public Task StopAsync(RunContext run) => EachAsync(nameof(IRunHooks.OnRunStopAsync), hook => hook.OnRunStopAsync(run));

    /// <summary>The run ends without the hooks that are still under way: that is a failure of theirs.</summary>
    public void GiveUp()
    {
        foreach (var place in _underWay.Keys.Order(StringComparer.Ordinal)) Fail($"{place} had not ended in time");
    }

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
        var place = PlaceOf(hook, where);
        _underWay[place] = true;
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Count(hook, where, exception);
        }

        _underWay.TryRemove(place, out _);
    }

    void Count(IRunHooks hook, string where, Exception exception)
    {
        var place = PlaceOf(hook, where);
        Fail($"{place} threw {errors.Count(place, exception)}");
    }

    void Fail(string failure)
    {
        if (_failure.Length == 0) _failure = failure;
    }

    static string PlaceOf(IRunHooks hook, string where) => $"{hook.GetType().Name}.{where}";
}
