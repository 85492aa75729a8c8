namespace FromLocust.TaskSets;

/// <summary>Looks around, and then goes back to what the user does otherwise.</summary>
public sealed class BrowsingBehavior : HttpTaskSet
{
    [Task(5)]
    public Task IndexPage() => Http.GetAsync("/");

    [Task(2)]
    public Task AboutPage() => Http.GetAsync("/about");

    [Task(1)]
    public void Stop() => Interrupt();
}
