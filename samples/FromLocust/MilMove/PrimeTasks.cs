using System.Net;
using System.Net.Http.Json;

namespace FromLocust.MilMove;

/// <summary>S-000-1, "An example TaskSet", S-000-6, "Expected Failures", S-000-7, tags at both levels.</summary>
[Tag("mainTasks")]
public sealed class PrimeTasks : RestTaskSet
{
    static readonly OpenApiDocumentFile Api = OpenApiDocumentFile.Load("MilMove/prime.yaml");

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

    // The tag lets all expected failures be run, or left out, together.
    [Tag("mtoShipment", "updateMTOShipmentStatus", "expectedFailure")]
    [Task]
    public Task UpdateMtoShipmentWithInvalidStatus()
    {
        // Not how a real shipment would look.
        var mtoShipment = new { Id = "TEST123", ETag = "12354519" };

        // A body with what the endpoint requires, and a status that it does not allow.
        var payload = Api.Body("PATCH", "/mto-shipments/{mtoShipmentID}/status", Random, overrides: new { status = "DRAFT" });

        // The em dash and "expected failure" give these a row apart from the regular updates.
        var request = RequestPreparer.PrepPrimeRequest("/mto-shipments/{mtoShipmentID}/status", mtoShipment.Id);
        request = request with { Name = $"{request.Name} — expected failure" };
        request.Headers["If-Match"] = mtoShipment.ETag;

        return Rest(HttpMethod.Patch, request, JsonContent.Create(payload), reply =>
        {
            Log.Info(reply, request);
            if (reply.StatusCode == HttpStatusCode.UnprocessableEntity)
            {
                // A 422 fails a request by default.
                reply.Succeed();
            }
            else
            {
                reply.Fail("Got an unexpected result for updating a shipment with an invalid status.");
                Log.Failure(reply);
            }
        });
    }
}
