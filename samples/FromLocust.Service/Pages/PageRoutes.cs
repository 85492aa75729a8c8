using Microsoft.AspNetCore.Http.HttpResults;

namespace FromLocust.Service.Pages;

/// <summary>The pages of "Basic HTTP Test": <c>/</c>, <c>/about</c>, <c>/item?id=</c>, <c>/search?q=</c> and the form at <c>/submit</c>.</summary>
internal static class PageRoutes
{
    static readonly string[] Words = ["locust", "load test", "laptop", "lamp", "table", "test tube", "chair"];

    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/", () => TypedResults.Text("<h1>Welcome</h1>", "text/html"));
        app.MapGet("/about", () => TypedResults.Text("<h1>About us</h1>", "text/html"));
        app.MapGet("/item", (int id) => TypedResults.Ok(new { id, name = $"Item {id}" }));
        app.MapGet("/search", Results<Ok<string[]>, BadRequest<string>> (string? q) => string.IsNullOrEmpty(q)
            ? TypedResults.BadRequest("'q' is missing.")
            : TypedResults.Ok(Words.Where(word => word.Contains(q, StringComparison.OrdinalIgnoreCase)).ToArray()));
        app.MapPost("/submit", SubmitAsync);
    }

    /// <summary>Takes a JSON body or a form and says which of them it was.</summary>
    static async Task<Results<Ok<Submitted>, BadRequest<string>, StatusCodeHttpResult>> SubmitAsync(HttpRequest request)
    {
        string? username;
        if (request.HasJsonContentType())
            username = (await request.ReadFromJsonAsync<Credentials>())?.Username;
        else if (request.HasFormContentType)
            username = (await request.ReadFormAsync())["username"];
        else
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        return string.IsNullOrEmpty(username)
            ? TypedResults.BadRequest("'username' is missing.")
            : TypedResults.Ok(new Submitted(request.ContentType ?? "", username));
    }
}
