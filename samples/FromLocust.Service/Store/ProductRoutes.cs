using Microsoft.AspNetCore.Http.HttpResults;

namespace FromLocust.Service.Store;

/// <summary>The products 1 to 100, for browsers at <c>/products</c> and for the app at <c>/api/products</c> and <c>/api/profile</c>.</summary>
internal static class ProductRoutes
{
    public static void MapProducts(this WebApplication app)
    {
        app.MapGet("/products", () => TypedResults.Ok(Product.All));
        app.MapGet("/products/{id}", Results<Ok<Product>, NotFound> (int id) =>
            Product.Find(id) is { } product ? TypedResults.Ok(product) : TypedResults.NotFound());
        app.MapGet("/api/products", () => TypedResults.Ok(Product.All));
        app.MapGet("/api/profile", () => TypedResults.Ok(new { name = "Mobile user" }));
    }
}
