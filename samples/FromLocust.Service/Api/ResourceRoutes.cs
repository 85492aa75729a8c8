using FromLocust.Service.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FromLocust.Service.Api;

/// <summary>"Testing REST APIs": <c>POST /api/auth</c> for a token, and with it everything below <c>/api/resources</c>.</summary>
internal static class ResourceRoutes
{
    static readonly string[] SortOrders = ["name", "date", "status"];

    public static void MapResources(this WebApplication app)
    {
        app.MapPost("/api/auth", Results<Ok<Token>, UnauthorizedHttpResult> (Credentials login, BearerTokens tokens) =>
            login is { Username: "api_user", Password: "api_pass" } ? TypedResults.Ok(tokens.Issue()) : TypedResults.Unauthorized());

        var api = app.MapGroup("/api").RequireBearer();
        api.MapGet("/resources", List);
        api.MapPost("/resources", (ResourceDraft draft, ResourceStore store) =>
        {
            var resource = store.Add(draft);
            return TypedResults.Created($"/api/resources/{resource.Id}", resource);
        });
        api.MapGet("/resources/{id}", Results<Ok<Resource>, NotFound> (int id, ResourceStore store) =>
            store.Find(id) is { } resource ? TypedResults.Ok(resource) : TypedResults.NotFound());
        api.MapPut("/resources/{id}", Results<Ok<Resource>, NotFound> (int id, ResourceDraft draft, ResourceStore store) =>
            store.Replace(id, draft) is { } resource ? TypedResults.Ok(resource) : TypedResults.NotFound());
        api.MapDelete("/resources/{id}", Results<NoContent, NotFound> (int id, ResourceStore store) =>
            store.Remove(id) ? TypedResults.NoContent() : TypedResults.NotFound());
        api.MapPost("/resources/{id}/items", Results<Created<ResourceItem>, NotFound> (int id, ResourceItem item, ResourceStore store) =>
            store.AddItem(id) ? TypedResults.Created((string?)null, item) : TypedResults.NotFound());
    }

    static Results<Ok<IReadOnlyList<Resource>>, BadRequest<string>> List(ResourceStore store, int page = 1, int limit = 10, string sort = "name")
    {
        if (page < 1 || limit is < 1 or > 100)
            return TypedResults.BadRequest("'page' is from 1, 'limit' from 1 to 100.");
        if (!SortOrders.Contains(sort))
            return TypedResults.BadRequest($"'sort' is one of {string.Join(", ", SortOrders)}.");
        return TypedResults.Ok(store.List(page, limit, sort));
    }
}
