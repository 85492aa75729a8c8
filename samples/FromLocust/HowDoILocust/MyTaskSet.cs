namespace FromLocust.HowDoILocust;

/// <summary>S-002-1: a task set with one task. The address has literal braces, as in the text.</summary>
public sealed class MyTaskSet : HttpTaskSet
{
    [Task]
    public Task DoGet() => Http.GetAsync("/resources/{id}");
}
