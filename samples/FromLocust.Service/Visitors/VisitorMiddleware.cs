namespace FromLocust.Service.Visitors;

/// <summary>Knows a visitor by the cookie <c>visitor</c>, and gives it to those who come without.</summary>
internal static class VisitorMiddleware
{
    const string Cookie = "visitor";

    /// <summary>From here on, every request but those of tests for <c>/_seen</c> has its <see cref="Visitor"/>.</summary>
    public static void UseVisitors(this WebApplication app)
    {
        var book = app.Services.GetRequiredService<VisitorBook>();
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/_seen", StringComparison.Ordinal))
                context.Features.Set(book.Find(IdOf(context)));
            return next(context);
        });
    }

    static string IdOf(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { Length: > 0 } known)
            return known;
        var id = Guid.NewGuid().ToString("N");
        context.Response.Cookies.Append(Cookie, id, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        return id;
    }
}
