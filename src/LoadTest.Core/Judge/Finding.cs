namespace LoadTest.Judge;

/// <summary>A doubt about the measurement itself, or something in it that needs attention. Never decides a verdict by itself.</summary>
public sealed record Finding
{
    /// <summary>The message's code, for example <c>LT3001</c>; documented in <c>docs/errors.md</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One line: what was seen, with its numbers, and what to do about it.</summary>
    public required string Text { get; init; }

    /// <summary>Code and text.</summary>
    public override string ToString() => $"{Code}: {Text}";
}
