using LoadTest.Measure;
using LoadTest.Schedule;

namespace LoadTest.Run;

/// <summary>One user's life: construct, start, then pick a task, do it and wait, until the stop; then stop and dispose.</summary>
internal sealed class UserLoop(RunServices services, Population population, WeightedChoice choice, RunningUser state)
{
    // A user whose tasks complete at once would otherwise keep its pool thread for ever.
    const long MaxNanosWithoutYield = 1_000_000;

    // Task.Delay takes no more; a user that waits longer than seven weeks may begin early.
    const double LongestWaitMillis = uint.MaxValue - 1;

    WaitTime _wait = WaitTime.None;

    public RunningUser State => state;

    /// <summary>Whether the user got as far as its first task.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>Runs the whole life. Exceptions of user code are counted, never thrown; whatever is thrown is a defect of the engine.</summary>
    public async Task RunAsync()
    {
        var user = await StartAsync().ConfigureAwait(false);
        if (user is null) return;

        HasStarted = true;
        await IterateAsync(user).ConfigureAwait(false);
        await GuardAsync("OnStopAsync", () => CheckedAsync(user, user.OnStopAsync)).ConfigureAwait(false);
        await GuardAsync("Dispose", () => DisposeAsync(user)).ConfigureAwait(false);
    }

    async Task<VirtualUser?> StartAsync()
    {
        VirtualUser? user = null;
        var isConstructed = await GuardAsync("constructor", () =>
        {
            user = population.Create();
            user.Join(state);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        if (!isConstructed || user is null) return null;

        if (await GuardAsync("OnStartAsync", () => CheckedAsync(user, user.OnStartAsync)).ConfigureAwait(false)
            && await GuardAsync("WaitTime", () => ReadWaitTime(user)).ConfigureAwait(false))
        {
            return user;
        }

        await GuardAsync("Dispose", () => DisposeAsync(user)).ConfigureAwait(false);
        return null;
    }

    // A hook that forgets to await a call has not done what it was written for: a login that was never sent.
    static async ValueTask CheckedAsync(VirtualUser user, Func<Task> hook)
    {
        await hook().ConfigureAwait(false);
        if (user.FindMisuse() is { Length: > 0 } misuse) throw new InvalidOperationException(misuse);
    }

    ValueTask ReadWaitTime(VirtualUser user)
    {
        _wait = user.WaitTime;
        return ValueTask.CompletedTask;
    }

    async Task IterateAsync(VirtualUser user)
    {
        var now = services.Clock.NowNanos;
        var lastYield = now;
        var start = new IterationStart(now, IsPaced: false, Dropped: 0);
        while (!services.Stop.Stopping.IsCancellationRequested)
        {
            state.CarryLag(start.IsPaced ? Math.Max(0, now - start.DueNanos) : 0);
            state.Iterations++;
            var iteration = RunTask(population.Tasks[choice.At(state.Random.NextDouble())], user, now);
            if (!iteration.IsCompletedSuccessfully)
            {
                await iteration.ConfigureAwait(false);
                lastYield = services.Clock.NowNanos;
            }

            now = services.Clock.NowNanos;
            start = _wait.Next(start.DueNanos, now, state.Random);
            state.Dropped += start.Dropped;
            if (start.DueNanos > now)
            {
                await WaitAsync(start.DueNanos - now).ConfigureAwait(false);
                now = lastYield = services.Clock.NowNanos;
            }
            else if (now - lastYield > MaxNanosWithoutYield)
            {
                await new YieldAwaitable(services.Queue);
                now = lastYield = services.Clock.NowNanos;
            }
        }
    }

    /// <summary>One iteration. Completes at once, without a state machine, when the task does.</summary>
    ValueTask RunTask(UserTask task, VirtualUser user, long startNanos)
    {
        state.Doing = task.Name;
        try
        {
            var pending = task.Invoke(user);
            if (!pending.IsCompletedSuccessfully) return AwaitTaskAsync(pending, task, user, startNanos);
            CheckMisuse(task, user, startNanos);
        }
        catch (Exception exception)
        {
            CountError(task, exception, startNanos);
        }

        return ValueTask.CompletedTask;
    }

    async ValueTask AwaitTaskAsync(ValueTask pending, UserTask task, VirtualUser user, long startNanos)
    {
        try
        {
            await pending.ConfigureAwait(false);
            CheckMisuse(task, user, startNanos);
        }
        catch (Exception exception)
        {
            CountError(task, exception, startNanos);
        }
    }

    void CheckMisuse(UserTask task, VirtualUser user, long startNanos)
    {
        var misuse = user.FindMisuse();
        if (misuse.Length > 0) CountError(task, new InvalidOperationException(misuse), startNanos);
    }

    void CountError(UserTask task, Exception exception, long startNanos)
    {
        if (IsEndOfRun(exception)) return;

        var reason = services.Errors.Count(task.Name, exception);
        services.Log.CountEvent(new Series(Series.TaskKind, task.Name), Outcome.Failed(reason), startNanos, services.Clock.NowNanos);
    }

    /// <summary>Runs a hook of user code; false when it threw, which is counted.</summary>
    async ValueTask<bool> GuardAsync(string where, Func<ValueTask> hook)
    {
        state.Doing = where;
        try
        {
            await hook().ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            if (!IsEndOfRun(exception)) services.Errors.Count(where, exception);
            return false;
        }
    }

    // Timers count whole milliseconds: rounded up, so that no iteration begins before its intended start.
    async ValueTask WaitAsync(long nanos) =>
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(nanos / 1e6), LongestWaitMillis)), services.Clock.Time, services.Stop.Stopping)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    bool IsEndOfRun(Exception exception) => exception is OperationCanceledException && services.Stop.Stopping.IsCancellationRequested;

    static ValueTask DisposeAsync(VirtualUser user)
    {
        if (user is IAsyncDisposable asyncDisposable) return asyncDisposable.DisposeAsync();
        (user as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }
}
