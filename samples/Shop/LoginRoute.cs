using Microsoft.AspNetCore.Http.HttpResults;

namespace Shop;

/// <summary><c>POST /login</c>: any user name is welcome; the answer is 204 and the session cookie.</summary>
internal static class LoginRoute
{
    public static void MapLogin(this WebApplication app) =>
        app.MapPost("/login", Results<NoContent, BadRequest<string>> (Login login, Sessions sessions, HttpResponse response) =>
        {
            if (string.IsNullOrWhiteSpace(login.User))
                return TypedResults.BadRequest("'user' is missing.");
            sessions.Start(login.User, response);
            return TypedResults.NoContent();
        });
}
