namespace LoadTest;

/// <summary>
/// Has a task set pick each task by the <see cref="TransitionAttribute"/>s of the one before; the first declared task begins.
/// Every method with a transition is a task, and every task needs one. Locust: <c>MarkovTaskSet</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MarkovAttribute : Attribute;
