using Microsoft.AspNetCore.Http.HttpResults;

namespace Shop;

/// <summary><c>GET /items</c> and <c>GET /items/{id}</c>.</summary>
internal static class ItemRoutes
{
    public static void MapItems(this WebApplication app)
    {
        app.MapGet("/items", () => TypedResults.Ok(Item.All));
        app.MapGet("/items/{id:int}", Results<Ok<Item>, NotFound> (int id) =>
            Item.Find(id) is { } item ? TypedResults.Ok(item) : TypedResults.NotFound());
    }
}
