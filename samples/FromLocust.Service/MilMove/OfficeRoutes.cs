namespace FromLocust.Service.MilMove;

/// <summary>The customers' (internal) and the office's (ghc) API, for those who are logged in.</summary>
internal static class OfficeRoutes
{
    public static void MapOffice(this WebApplication app)
    {
        var customer = app.MapGroup("/internal").RequireLogin();
        customer.MapGet("/users/logged_in", () => TypedResults.Ok(new { id = "1", email = "customer@example.org" }));
        customer.MapGet("/moves/{id}", (string id) => TypedResults.Ok(Move.One with { Id = id }));

        var office = app.MapGroup("/ghc/v1").RequireLogin();
        office.MapGet("/queues/moves", () => TypedResults.Ok(new[] { Move.One }));
        office.MapGet("/move/{id}", (string id) => TypedResults.Ok(Move.One with { Id = id }));
    }
}
