using LoadTest.GraphQL;
using LoadTest.Http;

namespace LoadTest;

/// <summary>GraphQL requests of an <see cref="HttpUser"/>: POST requests that are named and judged as GraphQL means them.</summary>
public static class GraphQLRequests
{
    const string Accepted = "application/graphql-response+json, application/json;q=0.9";

    /// <summary>
    /// Sends a query or mutation. Counted as <c>POST GraphQL: ‹operation›</c>; errors in the response are a failure of the request,
    /// whatever its status, with the first error's message as the reason.
    /// </summary>
    /// <param name="http">The user's session: <c>Http</c>.</param>
    /// <param name="query">The document. Keep values out of it: that is what <paramref name="variables"/> are for.</param>
    /// <param name="variables">An object or dictionary, for example <c>new { id = 7 }</c>, serialised with the web defaults; null for none.</param>
    /// <param name="name">What the request is called; without it the operation's own name. Of several operations it chooses the one to run.</param>
    /// <param name="path">Where the service is, relative to the user's host.</param>
    /// <param name="judge">Looks at the reply before it is counted, and may have another verdict. What it throws is a failure, and is thrown on.</param>
    /// <returns>The reply. A failed request completes too; it does not throw.</returns>
    /// <exception cref="ArgumentException">The document has no operation, or several of other names.</exception>
    public static Task<GraphQLReply> GraphQLAsync(
        this HttpSession http, string query, object? variables = null, string name = "", string path = "/graphql", Action<GraphQLReply>? judge = null)
    {
        var (type, operation) = GraphQLDocument.Parse(query).OperationOf(name);
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["query"] = query };
        if (variables is not null) body["variables"] = variables;
        if (operation.Length > 0) body["operationName"] = operation;

        var called = name.Length > 0 ? name : operation.Length > 0 ? operation : type;
        var call = http.PostAsJsonAsync(path, body, name: $"GraphQL: {called}");
        return SendAsync(http.Headers.ContainsKey("Accept") ? call : call.WithHeader("Accept", Accepted), judge);
    }

    static async Task<GraphQLReply> SendAsync(HttpCall call, Action<GraphQLReply>? judge)
    {
        GraphQLReply? reply = null;
        await call.Judged(response =>
        {
            reply = new GraphQLReply(response);
            judge?.Invoke(reply);
        }).ConfigureAwait(false);
        return reply!; // not null: judged, or it has thrown
    }
}
