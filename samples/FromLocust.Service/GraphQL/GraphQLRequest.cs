using System.Text.Json;

namespace FromLocust.Service.GraphQL;

/// <summary>The body of <c>POST /graphql</c>.</summary>
internal sealed record GraphQLRequest(string Query, string? OperationName, JsonElement Variables)
{
    /// <summary>The variable as a text, or null when it was not sent.</summary>
    public string? Variable(string name) =>
        Variables.ValueKind == JsonValueKind.Object && Variables.TryGetProperty(name, out var value) ? value.ToString() : null;
}
