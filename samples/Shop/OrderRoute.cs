using Microsoft.AspNetCore.Http.HttpResults;

namespace Shop;

/// <summary><c>POST /orders</c>: 201 for a logged-in customer, 401 without a session, 404 for an item that is not sold.</summary>
internal static class OrderRoute
{
    public static void MapOrders(this WebApplication app) =>
        app.MapPost("/orders", Results<Created<Order>, UnauthorizedHttpResult, NotFound> (NewOrder order, Sessions sessions, HttpRequest request) =>
        {
            if (!sessions.Knows(request))
                return TypedResults.Unauthorized();
            if (Item.Find(order.Id) is null)
                return TypedResults.NotFound();
            return TypedResults.Created((string?)null, new Order(order.Id, "ACTIVE"));
        });
}
