using System.Text.Json.Nodes;

namespace LoadTest;

/// <summary>
/// What a document does not say about bodies, said in code: rules between fields, values that only exist in the service's
/// database. Handed to <see cref="OpenApiDocumentFile.With"/>; called by several users at once, so they must not share state.
/// </summary>
public sealed record OpenApiFixUps
{
    /// <summary>Nothing is fixed up.</summary>
    public static OpenApiFixUps None { get; } = new();

    /// <summary>Asked before a field is made: the value to use, or null to have one made. Not asked about overridden fields.</summary>
    /// <value>Null: every field is made.</value>
    public Func<OpenApiField, JsonNode?>? Field { get; init; }

    /// <summary>Given every object that has been made, the innermost first, to change as it needs. An override that it changes is restored.</summary>
    /// <value>Null: objects stay as they are.</value>
    public Action<OpenApiObject>? Object { get; init; }

    /// <summary>Given every whole body, last of all, to change as it needs. An override that it changes is restored.</summary>
    /// <value>Null: bodies stay as they are.</value>
    public Action<OpenApiRequest>? Request { get; init; }

    /// <summary>The day around which dates are made: up to a year before or after. Fixed, so that the same seed gives the same body on every day.</summary>
    /// <value>2025-01-01</value>
    public DateOnly Today { get; init; } = new(2025, 1, 1);
}
