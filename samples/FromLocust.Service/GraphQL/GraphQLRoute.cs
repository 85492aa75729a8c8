using System.Globalization;
using System.Text.RegularExpressions;

namespace FromLocust.Service.GraphQL;

/// <summary>
/// <c>POST /graphql</c>: the three operations of "Testing GraphQL", found by their name. It is no GraphQL engine: every field is
/// answered, selected or not. Arguments are read from variables or from literals in the query.
/// </summary>
internal static partial class GraphQLRoute
{
    public static void MapGraphQL(this WebApplication app) => app.MapPost("/graphql", (GraphQLRequest request) => TypedResults.Ok(Answer(request)));

    static GraphQLReply Answer(GraphQLRequest request) => (request.OperationName ?? Match(OperationName(), request.Query)) switch
    {
        "GetUser" => GetUser(request),
        "CreatePost" => CreatePost(request),
        "SearchPosts" => SearchPosts(request),
        var name => GraphQLReply.Failed($"Unknown operation '{name}'."),
    };

    static GraphQLReply GetUser(GraphQLRequest request)
    {
        var id = request.Variable("id") ?? Match(UserId(), request.Query);
        if (id is null or "0")
            return GraphQLReply.Failed($"There is no user '{id}'.");
        var posts = new[] { new { id = "1", title = "A post" } };
        return new GraphQLReply { Data = new { user = new { id, name = $"User {id}", email = $"user{id}@example.org", posts } } };
    }

    static GraphQLReply CreatePost(GraphQLRequest request) => (request.Variable("title") ?? Match(Title(), request.Query)) is { } title
        ? new GraphQLReply { Data = new { createPost = new { id = "2", title, createdAt = DateTimeOffset.UtcNow } } }
        : GraphQLReply.Failed("A post needs a title.");

    static GraphQLReply SearchPosts(GraphQLRequest request)
    {
        if (request.Variable("searchTerm") is not { } searchTerm)
            return GraphQLReply.Failed("Variable \"$searchTerm\" of required type \"String!\" was not provided.");
        if (!int.TryParse(request.Variable("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit))
            return GraphQLReply.Failed("Variable \"$limit\" of required type \"Int!\" was not provided.");
        var author = new { id = "1", name = "User 1" };
        var comments = new[] { new { id = "1", content = "A comment" } };
        var searchPosts = Enumerable.Range(1, limit).Select(id => new { id = $"{id}", title = $"{searchTerm} {id}", content = "A text", author, comments });
        return new GraphQLReply { Data = new { searchPosts } };
    }

    static string? Match(Regex pattern, string query) => pattern.Match(query) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\b(?:query|mutation)\s+(\w+)")]
    private static partial Regex OperationName();

    [GeneratedRegex(@"\buser\s*\(\s*id:\s*""?(\w+)""?\s*\)")]
    private static partial Regex UserId();

    [GeneratedRegex(@"\btitle:\s*""([^""]*)""")]
    private static partial Regex Title();
}
