using System.Net;

namespace FromLocust.MilMove;

/// <summary>S-000-1, "An example TaskSet", and S-000-7: tags at both levels.</summary>
[Tag("mainTasks")]
public sealed class PrimeTasks(ServiceFixture service) : RestTaskSet(service)
{
    // Ensures that at some point the user stops running the tasks of this set.
    [Task]
    public void Stop() => Interrupt();

    [Tag("doSomething")]
    [Task]
    public Task DoSomething()
    {
        // Prepare the request. In a regular load test the id would not be always the same.
        var request = RequestPreparer.PrepPrimeRequest("/move-task-orders/{moveID}", 1);

        // Make it, and look at what came back.
        return Rest(HttpMethod.Get, request, reply =>
        {
            Log.Info(reply, request);
            if (reply.StatusCode == HttpStatusCode.OK)
            {
                Log.Move(reply.Json<Move>()!);
            }
            else
            {
                Log.Failure(reply);
                reply.Fail("Move not found!");
            }
        });
    }
}
