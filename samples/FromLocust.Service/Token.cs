namespace FromLocust.Service;

/// <summary>What a login answers: the token to send as <c>Authorization: Bearer</c>.</summary>
internal sealed record Token([property: System.Text.Json.Serialization.JsonPropertyName("token")] string Text);
