using Microsoft.AspNetCore.Http.HttpResults;

namespace FromLocust.Service.MilMove;

/// <summary>
/// The prime and the support API. Move 1 exists, <c>bad-json</c> is answered with something that is no JSON, any other is 404.
/// A shipment's status is changed with <c>If-Match</c> (else 412), and not to <c>DRAFT</c> (422).
/// </summary>
internal static class PrimeRoutes
{
    public static void MapPrime(this WebApplication app)
    {
        var prime = app.MapGroup("/prime/v1");
        prime.MapGet("/moves", () => TypedResults.Ok(new[] { Move.One }));
        prime.MapGet("/move-task-orders/{id}", FindMove);
        prime.MapPatch("/mto-shipments/{id}/status", UpdateStatus);

        var support = app.MapGroup("/support/v1");
        support.MapGet("/move-task-orders/{id}", FindMove);
        support.MapPatch("/move-task-orders/{id}/available-to-prime", Results<Ok<Move>, NotFound<Problem>> (string id) =>
            id == Move.One.Id ? TypedResults.Ok(Move.One) : TypedResults.NotFound(Problem.NoSuchMove));
    }

    static Results<Ok<Move>, NotFound<Problem>, ContentHttpResult> FindMove(string id) => id switch
    {
        "1" => TypedResults.Ok(Move.One),
        "bad-json" => TypedResults.Text("{\"id\": \"1\", ", "application/json"),
        _ => TypedResults.NotFound(Problem.NoSuchMove),
    };

    static Results<Ok<ShipmentStatus>, JsonHttpResult<Problem>> UpdateStatus(string id, ShipmentStatus shipment, HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
            return TypedResults.Json(Problem.NoETag, statusCode: StatusCodes.Status412PreconditionFailed);
        if (shipment.Status is null or "DRAFT")
            return TypedResults.Json(Problem.BadStatus(id, shipment), statusCode: StatusCodes.Status422UnprocessableEntity);
        return TypedResults.Ok(shipment);
    }
}
