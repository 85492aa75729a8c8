namespace LoadTest.Isolation;

/// <summary>From the generator: what a user must see at once.</summary>
internal sealed record RemarkReport : GeneratorMessage
{
    public required string Text { get; init; }
}
