namespace FromLocust.MilMove;

/// <summary>
/// S-000-2: "the user will just stay stuck on their first task set". One of the two sets has no task that ends it, which is
/// said before the run. Not run with the others.
/// </summary>
[Users(10, Duration = "3s", WarmUp = "0s")]
[Task<EndlessTasks>]
[Task<EndingTasks>]
public sealed class StuckUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Constant(1);

    public sealed class EndlessTasks : HttpTaskSet
    {
        [Task]
        public Task Look() => Http.GetAsync("/prime/v1/moves");
    }

    public sealed class EndingTasks : HttpTaskSet
    {
        [Task]
        public Task Look() => Http.GetAsync("/about");

        [Task]
        public void Stop() => Interrupt();
    }
}
