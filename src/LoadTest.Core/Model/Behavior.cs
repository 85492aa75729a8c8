using System.Runtime.CompilerServices;

namespace LoadTest;

/// <summary>
/// What users and task sets have in common: tasks, a wait time between them, a start and an end. Derive from
/// <see cref="VirtualUser"/> or <see cref="TaskSet"/>.
/// </summary>
public abstract class Behavior
{
    UserContext? _context;
    LinkedList<TaskEntry>? _scheduled;

    private protected Behavior()
    {
    }

    /// <summary>What the user may ask of the run. Not available in the constructor.</summary>
    /// <exception cref="InvalidOperationException">The user is not part of a run (yet).</exception>
    protected internal UserContext Context =>
        _context ?? throw new InvalidOperationException(
            $"{GetType().Name} is not part of a run yet: Random, Stopping and Http can be used from OnStartAsync on, not in the constructor.");

    /// <summary>The run: its counters and gauges, what its users share, its end.</summary>
    protected RunContext Run => Context.Run;

    /// <summary>The user's own random numbers: the same in every run with the same seed.</summary>
    protected Random Random => Context.Random;

    /// <summary>Fires when the user is to stop. The iteration under way may still finish, within the stop time-out.</summary>
    protected CancellationToken Stopping => Context.Stopping;

    /// <summary>The pause after each task. Read once, when the user or task set starts.</summary>
    protected internal abstract WaitTime WaitTime { get; }

    /// <summary>Runs once before the first task, for example to log in. An exception here keeps the tasks from starting.</summary>
    protected internal virtual Task OnStartAsync() => Task.CompletedTask;

    /// <summary>Runs once after the last task, also when the run is cancelled, within the stop time-out.</summary>
    protected internal virtual Task OnStopAsync() => Task.CompletedTask;

    /// <summary>Picks the next task when none has been scheduled. Override it for an order of your own.</summary>
    /// <param name="tasks">The tasks that can be picked; <see cref="TaskMenu.Next"/> picks as usual.</param>
    protected internal virtual TaskEntry NextTask(TaskMenu tasks) => tasks.Next();

    /// <summary>Has a task set run next, before any other task is picked. The current task goes on to its end first.</summary>
    /// <typeparam name="TSet">The task set; a new one is made.</typeparam>
    /// <param name="first">True puts it before what has been scheduled already.</param>
    protected void ScheduleTask<TSet>(bool first = false)
        where TSet : TaskSet => Schedule(TaskEntry.Of(typeof(TSet), weight: 1), first);

    /// <summary>Has a method run next as a task, before any other task is picked. The current task goes on to its end first.</summary>
    /// <param name="task">A method of this object, or any other.</param>
    /// <param name="first">True puts it before what has been scheduled already.</param>
    /// <param name="name">Set by the compiler: how it is called in messages.</param>
    protected void ScheduleTask(Func<Task> task, bool first = false, [CallerArgumentExpression(nameof(task))] string name = "") =>
        Schedule(TaskEntry.Of(name, task), first);

    /// <summary>Waits inside a task as long as between two tasks.</summary>
    /// <returns>Completes early when the user stops.</returns>
    protected Task WaitAsync() => Context.WaitAsync();

    /// <summary>Sleeps inside a task, in the run's time.</summary>
    /// <param name="time">0 or more.</param>
    /// <returns>False as soon as the user is stopping.</returns>
    protected Task<bool> PauseAsync(TimeSpan time) => Context.PauseAsync(time);

    /// <inheritdoc cref="UserContext.MeasureAsync(string, string, Func{Task})"/>
    protected Task MeasureAsync(string kind, string name, Func<Task> operation) => Context.MeasureAsync(kind, name, operation);

    /// <inheritdoc cref="UserContext.MeasureAsync{T}(string, string, Func{Task{T}})"/>
    protected Task<T> MeasureAsync<T>(string kind, string name, Func<Task<T>> operation) => Context.MeasureAsync(kind, name, operation);

    /// <inheritdoc cref="UserContext.MeasureAsync(string, string, Func{MeasuredOperation, Task})"/>
    protected Task MeasureAsync(string kind, string name, Func<MeasuredOperation, Task> operation) => Context.MeasureAsync(kind, name, operation);

    /// <inheritdoc cref="UserContext.MeasureAsync{T}(string, string, Func{MeasuredOperation, Task{T}})"/>
    protected Task<T> MeasureAsync<T>(string kind, string name, Func<MeasuredOperation, Task<T>> operation) => Context.MeasureAsync(kind, name, operation);

    /// <summary>Runs something beside the user's tasks, which go on. It is part of the user: it ends with it, and its exceptions are counted. Does nothing when the user has ended.</summary>
    /// <param name="work">Gets a token that fires when the user stops; work that is still there at the end of the run is counted and reported.</param>
    /// <param name="name">Set by the compiler: how it is called in messages.</param>
    protected void RunInBackground(Func<CancellationToken, Task> work, [CallerMemberName] string name = "") => Context.RunInBackground(name, work);

    /// <summary>Ends this user for good, cleanly: the current task goes on to its end, then every <see cref="OnStopAsync"/> runs, from the inside out.</summary>
    protected void StopUser() => Context.StopUser();

    /// <summary>Has the next task begin without the wait after this one.</summary>
    protected void SkipWait() => IsWaitSkipped = true;

    /// <summary>Counts a failure of the test itself, as an exception that escapes from a task is counted, and goes on.</summary>
    /// <param name="message">What went wrong, without ids, so that equal errors group.</param>
    /// <param name="where">Set by the compiler: the method.</param>
    protected void ReportError(string message, [CallerMemberName] string where = "") => Context.ReportError(where, new ReportedErrorException(message));

    internal bool IsWaitSkipped { get; set; }

    internal bool HasScheduled => _scheduled is { Count: > 0 };

    /// <summary>Puts the behaviour into a run. Called by the engine right after construction.</summary>
    internal virtual void Join(UserContext context) => _context = context;

    internal TaskEntry TakeScheduled()
    {
        // Only called when there is something; tasks of one user never run at the same time.
        var next = _scheduled!.First!.Value;
        _scheduled.RemoveFirst();
        return next;
    }

    void Schedule(TaskEntry entry, bool first)
    {
        _scheduled ??= [];
        if (first) _scheduled.AddFirst(entry);
        else _scheduled.AddLast(entry);
    }
}
