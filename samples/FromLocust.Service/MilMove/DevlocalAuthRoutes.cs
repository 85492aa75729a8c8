using Microsoft.AspNetCore.Http.HttpResults;

namespace FromLocust.Service.MilMove;

/// <summary>
/// Makes a user and logs it in. <c>GET /devlocal-auth/login</c> gives the cookie <c>masked_gorilla_csrf</c>; the form at
/// <c>POST /devlocal-auth/create</c> must repeat it in the header <c>x-csrf-token</c> and in the field <c>gorilla.csrf.Token</c>, and
/// name a <c>userType</c>. Anything else is 403.
/// </summary>
internal static class DevlocalAuthRoutes
{
    const string CsrfCookie = "masked_gorilla_csrf";
    static readonly string[] UserTypes = ["milmove", "Services Counselor office", "TOO office", "TIO office"];

    public static void MapDevlocalAuth(this WebApplication app)
    {
        app.MapGet("/devlocal-auth/login", (HttpResponse response) =>
        {
            response.Cookies.Append(CsrfCookie, Guid.NewGuid().ToString("N"), new CookieOptions { SameSite = SameSiteMode.Lax });
            return TypedResults.Text("<h1>Log in</h1>", "text/html");
        });
        app.MapPost("/devlocal-auth/create", async Task<Results<Ok<string>, StatusCodeHttpResult>> (HttpRequest request, HttpResponse response) =>
        {
            if (!request.HasFormContentType || !IsAllowed(request, await request.ReadFormAsync()))
                return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
            Login.Start(response);
            return TypedResults.Ok("created");
        });
    }

    static bool IsAllowed(HttpRequest request, IFormCollection form) =>
        request.Cookies[CsrfCookie] is { Length: > 0 } token
        && request.Headers["x-csrf-token"] == token
        && form["gorilla.csrf.Token"] == token
        && UserTypes.Contains(form["userType"].ToString());
}
