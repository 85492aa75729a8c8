namespace FromLocust.Service.MilMove;

/// <summary>The cookie of those who are logged in.</summary>
internal static class Login
{
    const string Cookie = "session_token";

    public static void Start(HttpResponse response) =>
        response.Cookies.Append(Cookie, Guid.NewGuid().ToString("N"), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });

    /// <summary>Answers 401 to whoever is not logged in.</summary>
    public static RouteGroupBuilder RequireLogin(this RouteGroupBuilder routes) =>
        routes.AddEndpointFilter(static (context, next) => context.HttpContext.Request.Cookies.ContainsKey(Cookie)
            ? next(context)
            : ValueTask.FromResult<object?>(TypedResults.Unauthorized()));
}
