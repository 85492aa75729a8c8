using Microsoft.AspNetCore.Http.HttpResults;

namespace FromLocust.Service.Pages;

/// <summary>"User Authentication": <c>POST /login</c> gives a token for the password <c>secret</c>, <c>/protected-resource</c> wants it.</summary>
internal static class LoginRoutes
{
    const string Password = "secret";

    public static void MapLogin(this WebApplication app)
    {
        app.MapPost("/login", Results<Ok<Token>, UnauthorizedHttpResult> (Credentials login, BearerTokens tokens) =>
            login.Password == Password ? TypedResults.Ok(tokens.Issue()) : TypedResults.Unauthorized());
        app.MapGet("/protected-resource", () => TypedResults.Ok("You may see this.")).RequireBearer();
        app.MapPost("/logout", () => TypedResults.NoContent());
    }
}
