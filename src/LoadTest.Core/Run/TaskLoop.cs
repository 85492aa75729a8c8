using System.Runtime.CompilerServices;
using LoadTest.Schedule;

namespace LoadTest.Run;

/// <summary>
/// Runs the tasks of a user and of the task sets that it enters: pick, do, wait, again. Leaving a set, ending the user and ending
/// the run are flags that are looked at between two tasks: no code of a task can swallow them.
/// </summary>
internal sealed class TaskLoop(RunServices services, RunningUser state, UserGuard guard)
{
    // A user whose tasks complete at once would otherwise keep its pool thread for ever.
    const long MaxNanosWithoutYield = 1_000_000;

    // A set that is entered and left this often without anything being awaited or requested is no behaviour but a loop.
    const int MaxIdleEntries = 1_000;
    const long SpinPauseNanos = 1_000_000;

    VirtualUser _user = null!; // set by TryEnter, before anything else is called
    Level _level = null!; // as above
    long _iterations;
    long _progressAtLeave;
    int _idleEntries;

    /// <summary>Makes a user ready to run its tasks; false when its wait time threw, which is counted.</summary>
    public bool TryEnter(VirtualUser user, BehaviorPlan plan)
    {
        _user = user;
        return guard.Run("WaitTime", () => Push(user, plan)) == HookResult.Done;
    }

    /// <summary>Runs tasks until the user stops.</summary>
    public Task RunAsync(VirtualUser user)
    {
        System.Diagnostics.Debug.Assert(user == _user, "TryEnter was called with another user.");
        return LoopAsync(_level).AsTask();
    }

    async ValueTask LoopAsync(Level level)
    {
        var now = services.Clock.NowNanos;
        var lastYield = now;
        var start = Level.StartAtOnce(now);
        var isEntering = level.Parent is not null;
        while (!state.Stopping.IsCancellationRequested)
        {
            // The first task of a set belongs to the iteration that entered it, and carries that one's lag.
            if (!isEntering) state.CarryLag(start.IsPaced ? Math.Max(0, now - start.DueNanos) : 0);
            isEntering = false;
            var entry = Take(level);
            if (entry is null) break;

            var iteration = entry.SetType is null ? RunTask(entry, level.Behavior, now) : EnterAsync(entry, level, now);
            if (!iteration.IsCompletedSuccessfully)
            {
                state.Progress++;
                await iteration.ConfigureAwait(false);
                lastYield = services.Clock.NowNanos;
            }

            if (level.IsInterrupted || state.Stopping.IsCancellationRequested) break;
            if (IsThrough)
            {
                state.StopUser();
                break;
            }

            now = services.Clock.NowNanos;
            start = NextStart(level, now);
            if (start.DueNanos > now)
            {
                state.IsWaiting = true;
                await state.DelayAsync(start.DueNanos - now).ConfigureAwait(false);
                state.IsWaiting = false;
                now = lastYield = services.Clock.NowNanos;
            }
            else if (now - lastYield > MaxNanosWithoutYield)
            {
                await new YieldAwaitable(services.Queue);
                now = lastYield = services.Clock.NowNanos;
            }
        }
    }

    /// <summary>The next task, or null when there is none for this user any more.</summary>
    TaskEntry? Take(Level level)
    {
        try
        {
            if (level.Take() is not { } entry) return null;

            // Entering a set is no iteration: what is done in it is.
            if (entry.SetType is null ? TryTakeIteration() : !IsThrough) return entry;
        }
        catch (Exception exception)
        {
            // The user's own choice of tasks has failed: it would fail again and again.
            state.HasDied = guard.CountFailure($"{level.Plan.Name}.{nameof(Behavior.NextTask)}", exception, services.Clock.NowNanos);
        }

        state.StopUser();
        return null;
    }

    bool IsThrough => _iterations >= services.Scenario.IterationsPerUser || services.Budget.IsSpent;

    bool TryTakeIteration()
    {
        if (_iterations >= services.Scenario.IterationsPerUser || !services.Budget.TryTake()) return false;
        _iterations++;
        state.Iterations++;
        return true;
    }

    IterationStart NextStart(Level level, long now)
    {
        if (level.Behavior.IsWaitSkipped || services.Scenario.IsOnce)
        {
            level.Behavior.IsWaitSkipped = false;
            return Level.StartAtOnce(now);
        }

        try
        {
            var start = level.NextStart(now, state.Random);
            state.Dropped += start.Dropped;
            services.Notes.NoteStart(start.IsPaced);
            return start;
        }
        catch (Exception exception)
        {
            state.HasDied = guard.CountFailure("WaitTime", exception, now);
            state.StopUser();
            return Level.StartAtOnce(now);
        }
    }

    /// <summary>One iteration. Completes at once, without a state machine, when the task does.</summary>
    ValueTask RunTask(TaskEntry task, Behavior behavior, long startNanos)
    {
        state.Doing = task.Name;
        try
        {
            state.IsOnThread = true;
            var pending = task.Invoke!(behavior); // not null: no task set
            state.IsOnThread = false;
            if (!pending.IsCompletedSuccessfully) return AwaitTaskAsync(pending, task, startNanos);
            Settle(task, exception: null, startNanos);
        }
        catch (Exception exception)
        {
            state.IsOnThread = false;
            Settle(task, exception, startNanos);
        }

        return ValueTask.CompletedTask;
    }

    // Pooled: a task that waits for something is the usual case, and costs the engine nothing.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    async ValueTask AwaitTaskAsync(ValueTask pending, TaskEntry task, long startNanos)
    {
        try
        {
            await pending.ConfigureAwait(false);
            Settle(task, exception: null, startNanos);
        }
        catch (Exception exception)
        {
            Settle(task, exception, startNanos);
        }
    }

    void Settle(TaskEntry task, Exception? exception, long startNanos)
    {
        var misuse = _user.Settle(exception);
        if (exception is not null) guard.CountFailure(task.Name, exception, startNanos);
        else if (misuse.Length > 0) guard.CountFailure(task.Name, new InvalidOperationException(misuse), startNanos);
    }

    /// <summary>Enters a task set, runs it to its end, and leaves it; then says whether the parent waits.</summary>
    async ValueTask EnterAsync(TaskEntry entry, Level parent, long startNanos)
    {
        if (Create(entry, parent, startNanos) is not { } set) return;

        await RunSetAsync(set, entry, parent, startNanos).ConfigureAwait(false);
        await guard.DisposeAsync(set).ConfigureAwait(false);
        parent.Behavior.IsWaitSkipped = set is { IsInterrupted: true, IsParentWaitSkipped: true };
        await SlowDownSpinAsync(entry).ConfigureAwait(false);
    }

    async ValueTask RunSetAsync(TaskSet set, TaskEntry entry, Level parent, long startNanos)
    {
        var onStart = $"{entry.Name}.{nameof(Behavior.OnStartAsync)}";
        var started = await guard.RunAsync(onStart, _user, set.OnStartAsync).ConfigureAwait(false);
        if (started == HookResult.Failed) CountSetFailure(entry, onStart, startNanos);
        if (started != HookResult.Done || set.IsInterrupted) return;

        var waitTime = $"{entry.Name}.{nameof(Behavior.WaitTime)}";
        var entered = guard.Run(waitTime, () => Push(set, services.Scenario.Plans.Of(entry)));
        if (entered == HookResult.Failed) CountSetFailure(entry, waitTime, startNanos);
        if (entered == HookResult.Done)
        {
            await LoopAsync(_level).ConfigureAwait(false);
            _level = parent;
            state.Level = parent;
        }

        await guard.RunAsync($"{entry.Name}.OnStopAsync", _user, set.OnStopAsync).ConfigureAwait(false);
    }

    TaskSet? Create(TaskEntry entry, Level parent, long startNanos)
    {
        try
        {
            var plan = services.Scenario.Plans.Of(entry);
            if (!plan.HasTasks) throw new InvalidOperationException($"{plan.Name} has no tasks left after filtering by tags.");
            var set = (TaskSet)plan.Create();
            set.Join(state, _user, parent.Behavior);
            return set;
        }
        catch (Exception exception)
        {
            guard.CountFailure(entry.Name, exception, startNanos);
            return null;
        }
    }

    void Push(Behavior behavior, BehaviorPlan plan)
    {
        var parent = behavior is TaskSet ? _level : null;
        _level = new Level(behavior, plan, behavior.WaitTime, parent, state, services.Clock.NowNanos, services.Scenario.IsOnce);
        state.Level = _level;
    }

    // The error is counted already; a set that does not come to its tasks is a task that failed, too.
    void CountSetFailure(TaskEntry entry, string where, long startNanos) => services.Log.CountEvent(
        new Measure.Series(Measure.Series.TaskKind, entry.Name), Measure.Outcome.Failed($"{where} threw"), startNanos, services.Clock.NowNanos);

    // From one leave to the next: a user that waits in between does not spin, whatever it does in the set.
    async ValueTask SlowDownSpinAsync(TaskEntry entry)
    {
        _idleEntries = state.Progress == _progressAtLeave ? _idleEntries + 1 : 0;
        _progressAtLeave = state.Progress;
        if (_idleEntries < MaxIdleEntries) return;

        _idleEntries = 0;
        services.Notes.NoteSpin(entry.Name);
        await state.DelayAsync(SpinPauseNanos).ConfigureAwait(false);
    }
}
