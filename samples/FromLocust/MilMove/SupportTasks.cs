namespace FromLocust.MilMove;

/// <summary>What the office would do, through the support API.</summary>
[Tag("support")]
public sealed class SupportTasks : RestTaskSet
{
    [Task]
    public void Stop() => Interrupt();

    [Task]
    public Task MakeMoveAvailableToPrime()
    {
        var request = RequestPreparer.PrepSupportRequest("/move-task-orders/{moveID}/available-to-prime", 1);
        return Rest(HttpMethod.Patch, request, reply => Log.Info(reply, request));
    }
}
