using Microsoft.AspNetCore.Http.HttpResults;

namespace FromLocust.Service.Things;

/// <summary>
/// The API of "How do I Locust": <c>/resources/{id}</c> has every id, also the literal <c>{id}</c>; <c>POST /things</c> makes a
/// <see cref="Thing"/>, and <c>GET /things/{id}</c> asks how far it is.
/// </summary>
internal static class ThingRoutes
{
    public static void MapThings(this WebApplication app)
    {
        app.MapGet("/resources/{id}", (string id) => TypedResults.Ok(new { id }));
        app.MapPost("/things", (NewThing? thing, ThingStore store) => TypedResults.Ok(store.Add(thing ?? new NewThing())));
        app.MapGet("/things/{id}", Results<Ok<Thing>, NotFound> (string id, ThingStore store) =>
            store.Poll(id) is { } thing ? TypedResults.Ok(thing) : TypedResults.NotFound());
    }
}
