using System.Text.Json.Serialization;

namespace FromLocust.Service.GraphQL;

/// <summary>The answer of <c>POST /graphql</c>, with status 200 whether or not there are errors: that is how GraphQL servers answer.</summary>
internal sealed record GraphQLReply
{
    /// <summary>What was asked for, or null when it could not be had.</summary>
    public object? Data { get; init; }

    /// <summary>What went wrong; not sent when nothing did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GraphQLError>? Errors { get; init; }

    public static GraphQLReply Failed(string message) => new() { Errors = [new GraphQLError(message)] };
}
