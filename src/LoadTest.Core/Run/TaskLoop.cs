using System.Runtime.CompilerServices;
using LoadTest.Schedule;

namespace LoadTest.Run;

/// <summary>
/// Runs the tasks of a user and of the task sets that it enters: pick, do, wait, again. Leaving a set, ending the user and ending
/// the run are flags that are looked at between two tasks: no code of a task can swallow them.
/// </summary>
internal sealed class TaskLoop(UserLoop life)
{
    // A user whose tasks complete at once would otherwise keep its pool thread for ever.
    const long MaxNanosWithoutYield = 1_000_000;

    // A set that is entered and left this often without anything being awaited or requested is no behaviour but a loop.
    const int MaxIdleEntries = 1_000;
    const long SpinPauseNanos = 1_000_000;

    long _progressAtLeave;
    int _idleEntries;

    RunningUser State => life.State;

    RunServices Services => State.Services;

    VirtualUser User => life.User!; // there is one: TryEnter is called with it, before anything else

    Level Level => State.Level!; // as above

    UserGuard Guard => new(State);

    /// <summary>Makes a user ready to run its tasks; false when its wait time threw, which is counted.</summary>
    public bool TryEnter(VirtualUser user, BehaviorPlan plan)
    {
        return Guard.Run("WaitTime", (Loop: this, User: user, Plan: plan), static entering => entering.Loop.Push(entering.User, entering.Plan)) == HookResult.Done;
    }

    /// <summary>
    /// Runs tasks until the user stops, and has its life end then. Nobody awaits it: a user that waits is this one state machine; one more
    /// for each method around it is what a hundred thousand users would cost most.
    /// </summary>
    public void Begin() => _ = LoopAsync(Level).AsTask();

    async ValueTask LoopAsync(Level level)
    {
        try
        {
            var now = Services.Clock.NowNanos;
            var lastYield = now;
            var start = FirstStart(level, now);
            var isEntering = level.Parent is not null;
            while (true)
            {
                var free = now;
                if (start.DueNanos > now)
                {
                    State.IsWaiting = true;
                    await WaitFor(start).ConfigureAwait(false);
                    State.IsWaiting = false;
                    now = lastYield = Services.Clock.NowNanos;
                }
                else if (now - lastYield > MaxNanosWithoutYield)
                {
                    await new YieldAwaitable(Services.Queue);
                    now = lastYield = Services.Clock.NowNanos;
                }

                if (State.IsStopping) break;

                // The first task of a set belongs to the iteration that entered it, and carries that one's lag.
                if (!isEntering) BeginIteration(start, free, now);
                isEntering = false;
                var entry = Take(level);
                if (entry is null) break;

                var iteration = entry.SetType is null ? RunTask(entry, level.Behavior, now) : EnterAsync(entry, level, now);
                if (!iteration.IsCompletedSuccessfully)
                {
                    State.Progress++;
                    await iteration.ConfigureAwait(false);
                    lastYield = Services.Clock.NowNanos;
                }

                if (IsOver(level)) break;

                now = Services.Clock.NowNanos;
                start = NextStart(level, now);
            }
        }
        catch (Exception exception) when (level.Parent is null)
        {
            life.Defect = exception;
        }

        if (level.Parent is null) life.End();
    }

    // A user begins at once, one of an open model when an arrival comes. What has entered a set has begun.
    IterationStart FirstStart(Level level, long now) =>
        level.Parent is null && State.Seat is not null ? IterationStart.OnArrival : Level.StartAtOnce(now);

    ValueTask WaitFor(IterationStart start) => start == IterationStart.OnArrival && State.Seat is { } seat ? seat.NextAsync() : State.DelayUntil(start.DueNanos, isExact: start.IsPaced);

    void BeginIteration(IterationStart start, long freeNanos, long now)
    {
        if (!start.IsPaced)
        {
            State.CarryLag(0);
            return;
        }

        var due = State.Seat?.DueNanos ?? start.DueNanos;
        State.Seat?.Begin();
        State.CarryLag(Math.Max(0, now - due));
        Services.Log.CountStart(due, freeNanos, now);
    }

    bool IsOver(Level level)
    {
        if (level.IsInterrupted || State.IsStopping) return true;
        if (!IsThrough) return false;

        State.StopUser();
        return true;
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
            State.HasDied = Guard.CountFailure($"{level.Plan.Name}.{nameof(Behavior.NextTask)}", exception, Services.Clock.NowNanos);
        }

        State.StopUser();
        return null;
    }

    bool IsThrough => State.Iterations >= Services.Scenario.IterationsPerUser || Services.Budget.IsSpent;

    bool TryTakeIteration()
    {
        if (State.Iterations >= Services.Scenario.IterationsPerUser || !Services.Budget.TryTake()) return false;
        State.Iterations++;
        return true;
    }

    IterationStart NextStart(Level level, long now)
    {
        if (State.Seat is not null)
        {
            Services.Notes.NoteStart(isScheduled: true);
            return IterationStart.OnArrival;
        }

        if (level.Behavior.IsWaitSkipped || Services.Scenario.IsOnce)
        {
            level.Behavior.IsWaitSkipped = false;
            return Level.StartAtOnce(now);
        }

        try
        {
            var start = level.NextStart(now, State);
            State.Dropped += start.Dropped;
            Services.Notes.NoteStart(start.IsPaced);
            return start;
        }
        catch (Exception exception)
        {
            State.HasDied = Guard.CountFailure("WaitTime", exception, now);
            State.StopUser();
            return Level.StartAtOnce(now);
        }
    }

    /// <summary>One iteration. Completes at once, without a state machine, when the task does.</summary>
    ValueTask RunTask(TaskEntry task, Behavior behavior, long startNanos)
    {
        State.Doing = task.Name;
        try
        {
            State.IsOnThread = true;
            var pending = task.Invoke!(behavior); // not null: no task set
            State.IsOnThread = false;
            if (!pending.IsCompletedSuccessfully) return AwaitTaskAsync(pending, task, startNanos);
            Settle(task, exception: null, startNanos);
        }
        catch (Exception exception)
        {
            State.IsOnThread = false;
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
        var misuse = User.Settle(exception);
        if (exception is not null) Guard.CountFailure(task.Name, exception, startNanos);
        else if (misuse.Length > 0) Guard.CountFailure(task.Name, new InvalidOperationException(misuse), startNanos);
    }

    /// <summary>Enters a task set, runs it to its end, and leaves it; then says whether the parent waits.</summary>
    async ValueTask EnterAsync(TaskEntry entry, Level parent, long startNanos)
    {
        if (Create(entry, parent, startNanos) is not { } set) return;

        await RunSetAsync(set, entry, parent, startNanos).ConfigureAwait(false);
        await Guard.DisposeAsync(set).ConfigureAwait(false);
        parent.Behavior.IsWaitSkipped = set is { IsInterrupted: true, IsParentWaitSkipped: true };
        await SlowDownSpinAsync(entry).ConfigureAwait(false);
    }

    async ValueTask RunSetAsync(TaskSet set, TaskEntry entry, Level parent, long startNanos)
    {
        var onStart = $"{entry.Name}.{nameof(Behavior.OnStartAsync)}";
        var started = await Guard.RunAsync(onStart, User, set, static set => set.OnStartAsync()).ConfigureAwait(false);
        if (started == HookResult.Failed) CountSetFailure(entry, onStart, startNanos);
        if (started != HookResult.Done || set.IsInterrupted) return;

        var waitTime = $"{entry.Name}.{nameof(Behavior.WaitTime)}";
        var entered = Guard.Run(waitTime, (Loop: this, Set: set, Plan: Services.Scenario.Plans.Of(entry)), static entering => entering.Loop.Push(entering.Set, entering.Plan));
        if (entered == HookResult.Failed) CountSetFailure(entry, waitTime, startNanos);
        if (entered == HookResult.Done)
        {
            await LoopAsync(Level).ConfigureAwait(false);
            State.Level = parent;
        }

        await Guard.RunAsync($"{entry.Name}.OnStopAsync", User, set, static set => set.OnStopAsync()).ConfigureAwait(false);
    }

    TaskSet? Create(TaskEntry entry, Level parent, long startNanos)
    {
        try
        {
            var plan = Services.Scenario.Plans.Of(entry);
            if (!plan.HasTasks) throw new InvalidOperationException($"{plan.Name} has no tasks left after filtering by tags.");
            var set = (TaskSet)plan.Create();
            set.Join(State, User, parent.Behavior);
            return set;
        }
        catch (Exception exception)
        {
            Guard.CountFailure(entry.Name, exception, startNanos);
            return null;
        }
    }

    void Push(Behavior behavior, BehaviorPlan plan)
    {
        var parent = behavior is TaskSet ? Level : null;
        State.Level = new Level(behavior, plan, behavior.WaitTime, parent, State, Services.Clock.NowNanos, Services.Scenario.IsOnce);
    }

    // The error is counted already; a set that does not come to its tasks is a task that failed, too.
    void CountSetFailure(TaskEntry entry, string where, long startNanos) => Services.Log.CountEvent(
        new Measure.Series(Measure.Series.TaskKind, entry.Name), Measure.Outcome.Failed($"{where} threw"), startNanos, Services.Clock.NowNanos);

    // From one leave to the next: a user that waits in between does not spin, whatever it does in the set.
    async ValueTask SlowDownSpinAsync(TaskEntry entry)
    {
        _idleEntries = State.Progress == _progressAtLeave ? _idleEntries + 1 : 0;
        _progressAtLeave = State.Progress;
        if (_idleEntries < MaxIdleEntries) return;

        _idleEntries = 0;
        Services.Notes.NoteSpin(entry.Name);
        await State.DelayUntil(Services.Clock.NowNanos + SpinPauseNanos, isExact: false).ConfigureAwait(false);
    }
}
