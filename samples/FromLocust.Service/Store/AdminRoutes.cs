using FromLocust.Service.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FromLocust.Service.Store;

/// <summary>The administrator of "Multiple User Types": a login that gives a cookie, and two pages that want it.</summary>
internal static class AdminRoutes
{
    const string Cookie = "admin";

    public static void MapAdmin(this WebApplication app)
    {
        var cookie = Guid.NewGuid().ToString("N");
        var admin = app.MapGroup("/admin");
        admin.MapPost("/login", Results<NoContent, UnauthorizedHttpResult> (Credentials login, HttpResponse response) =>
        {
            if (login is not { Username: "admin", Password: "admin_password" })
                return TypedResults.Unauthorized();
            response.Cookies.Append(Cookie, cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/admin" });
            return TypedResults.NoContent();
        });
        admin.MapGet("/dashboard", (HttpRequest request) => Page(request, "Dashboard"));
        admin.MapGet("/products", (HttpRequest request) => Page(request, "Products"));

        Results<ContentHttpResult, UnauthorizedHttpResult> Page(HttpRequest request, string title) => request.Cookies[Cookie] == cookie
            ? TypedResults.Text($"<h1>{title}</h1>", "text/html")
            : TypedResults.Unauthorized();
    }
}
