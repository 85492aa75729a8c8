namespace LoadTest;

/// <summary>
/// Tasks that belong together. A user (or another set) enters it as one of its tasks; a new instance is made each time. It
/// runs its own tasks, by weight or in the order that <see cref="SequentialAttribute"/> or <see cref="MarkovAttribute"/> says,
/// until one of them calls <see cref="Interrupt"/>, or the user stops.
/// </summary>
public abstract class TaskSet : Behavior
{
    Behavior? _parent;
    VirtualUser? _user;

    /// <summary>The user that runs the set.</summary>
    /// <exception cref="InvalidOperationException">The set is not part of a run (yet).</exception>
    protected internal VirtualUser User => _user ?? throw NotJoined();

    /// <summary>The user or task set that this set was entered from.</summary>
    /// <exception cref="InvalidOperationException">The set is not part of a run (yet).</exception>
    protected Behavior Parent => _parent ?? throw NotJoined();

    /// <summary>The pause after each task of the set. Read once, when the set starts.</summary>
    /// <value><see cref="WaitTime.OfUser"/>: the user's.</value>
    protected internal override WaitTime WaitTime => WaitTime.OfUser;

    /// <summary>
    /// Leaves this set when the current task has ended; then <see cref="Behavior.OnStopAsync"/> runs and the parent goes on. It does not
    /// throw, so nothing can swallow it: return from the task after it. In <see cref="Behavior.OnStartAsync"/> it leaves without running
    /// any task and without <see cref="Behavior.OnStopAsync"/>.
    /// </summary>
    /// <param name="reschedule">True: the parent picks its next task at once. False: it waits first.</param>
    protected void Interrupt(bool reschedule = true)
    {
        IsInterrupted = true;
        IsParentWaitSkipped = reschedule;
    }

    internal bool IsInterrupted { get; private set; }

    internal bool IsParentWaitSkipped { get; private set; }

    /// <summary><see cref="Interrupt"/>, for others than the set itself.</summary>
    internal void Leave(bool reschedule = true) => Interrupt(reschedule);

    internal virtual void Join(UserContext context, VirtualUser user, Behavior parent)
    {
        Join(context);
        _user = user;
        _parent = parent;
    }

    InvalidOperationException NotJoined() =>
        new($"{GetType().Name} is not part of a run yet: User and Parent can be used from OnStartAsync on, not in the constructor.");
}
