using System.Text.Json;

namespace LoadTest;

/// <summary>One of the errors in a GraphQL response.</summary>
public sealed record GraphQLError
{
    /// <summary>What went wrong, as the server says it.</summary>
    public required string Message { get; init; }

    /// <summary>The code in the error's extensions, for example <c>NOT_FOUND</c>; empty when there is none.</summary>
    public string Code { get; init; } = "";

    /// <summary>The field that failed, for example <c>user.posts.0.title</c>; empty when it is the whole request.</summary>
    public string Path { get; init; } = "";

    internal static GraphQLError Of(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object) return new GraphQLError { Message = error.ToString() };

        return new GraphQLError
        {
            Message = error.TryGetProperty("message", out var message) ? message.ToString() : "an error without a message",
            Code = error.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object && extensions.TryGetProperty("code", out var code) ? code.ToString() : "",
            Path = error.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.Array ? string.Join('.', path.EnumerateArray()) : "",
        };
    }
}
