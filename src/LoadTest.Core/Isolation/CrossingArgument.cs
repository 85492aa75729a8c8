namespace LoadTest.Isolation;

/// <summary>A constructor argument on its way from one process to the other.</summary>
internal sealed record CrossingArgument
{
    /// <summary>A null.</summary>
    public static CrossingArgument Null { get; } = new() { Type = "", Text = "" };

    /// <summary>The argument's class, with its assembly; empty for null.</summary>
    public required string Type { get; init; }

    /// <summary>What it is made from again.</summary>
    public required string Text { get; init; }
}
