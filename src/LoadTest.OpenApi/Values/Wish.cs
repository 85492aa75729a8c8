using System.Text.Json.Nodes;

namespace LoadTest.OpenApi.Values;

/// <summary>What is known about a value before it is made.</summary>
/// <param name="Overrides">Fields that the caller has given; empty for none.</param>
/// <param name="Text">A text that agrees with the fields around it; empty for none.</param>
internal readonly record struct Wish(JsonObject Overrides, string Text)
{
    static readonly JsonObject Nothing = [];

    public static Wish None { get; } = new(Nothing, "");

    public bool HasOverrides => Overrides.Count > 0;

    public static Wish ForText(string text) => new(Nothing, text);

    public static Wish ForFields(JsonObject overrides) => new(overrides, "");
}
