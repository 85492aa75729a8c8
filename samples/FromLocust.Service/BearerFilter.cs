namespace FromLocust.Service;

/// <summary>Answers 401 to whoever has no token.</summary>
internal static class BearerFilter
{
    public static TBuilder RequireBearer<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(static (context, next) =>
            context.HttpContext.RequestServices.GetRequiredService<BearerTokens>().Know(context.HttpContext.Request)
                ? next(context)
                : ValueTask.FromResult<object?>(TypedResults.Unauthorized()));
}
