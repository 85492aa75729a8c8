namespace LoadTest;

/// <summary>Has a user or task set run its tasks in order of declaration, over and over; a weight repeats a task in its place. Locust: <c>SequentialTaskSet</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SequentialAttribute : Attribute;
