namespace LoadTest;

/// <summary>
/// One simulated client. Derive from it (or from <see cref="HttpUser"/>), mark its methods with <see cref="TaskAttribute"/>,
/// and the run creates one instance for each user: <see cref="Behavior.OnStartAsync"/> once, then tasks picked by weight with
/// <see cref="WaitTime"/> between them, then <see cref="Behavior.OnStopAsync"/>. An instance is never used by two iterations at once.
/// </summary>
public abstract class VirtualUser : Behavior
{
    /// <summary>The pause after each task. Read once, when the user starts.</summary>
    /// <value><see cref="WaitTime.None"/></value>
    protected internal override WaitTime WaitTime => WaitTime.None;

    /// <summary>What hooks get to see with each request of this user, for example which tenant it belongs to.</summary>
    /// <value>Empty.</value>
    protected internal virtual IReadOnlyDictionary<string, string> Dimensions => RequestDetails.NoDimensions;

    /// <summary>
    /// Sees every request of this user when it has been counted: the place to say what follows from a failure, for example
    /// <see cref="Behavior.StopUser"/>, <see cref="Behavior.SkipWait"/>, <see cref="LeaveTaskSet"/> or <c>Run.Abort</c>. An exception
    /// in it is counted as an error of the user.
    /// </summary>
    /// <param name="request">The request.</param>
    protected internal virtual void OnRequest(RequestEvent request)
    {
    }

    /// <summary>Leaves the innermost task set that the user is in when its current task has ended; does nothing outside of one.</summary>
    /// <param name="reschedule">True: the parent picks its next task at once. False: it waits first.</param>
    protected void LeaveTaskSet(bool reschedule = true) => Context.LeaveTaskSet(reschedule);

    /// <summary>
    /// Called by the engine when a task or hook has ended, before anything else begins: the place to settle what it has left
    /// open. Returns what the user did wrong, or an empty text.
    /// </summary>
    /// <param name="exception">What escaped from the task or hook; null when nothing did.</param>
    internal virtual string Settle(Exception? exception) => "";
}
