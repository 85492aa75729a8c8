namespace LoadTest;

/// <summary>
/// Which tasks of a run take part. A view: it makes filtered plans and changes no class, so that two load tests of one process
/// do not see each other's tags.
/// </summary>
internal sealed record TagFilter
{
    /// <summary>Everything takes part.</summary>
    public static TagFilter None { get; } = new();

    /// <summary>Only tasks with one of these; empty for all.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>No tasks with one of these; goes before <see cref="Include"/>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The filter of these settings; <see cref="None"/> when there are none.</summary>
    public static TagFilter Of(IReadOnlyList<string> include, IReadOnlyList<string> exclude) =>
        include.Count == 0 && exclude.Count == 0 ? None : new TagFilter { Include = include, Exclude = exclude };

    /// <summary>As in messages, for example <c>include: slow; exclude: broken</c>.</summary>
    public override string ToString() => string.Join("; ", new[]
    {
        Include.Count > 0 ? $"include: {string.Join(", ", Include)}" : "",
        Exclude.Count > 0 ? $"exclude: {string.Join(", ", Exclude)}" : "",
    }.Where(part => part.Length > 0));

    /// <summary>Whether a method with these tags takes part.</summary>
    public bool Accepts(IReadOnlyList<string> tags) =>
        (Include.Count == 0 || tags.Any(Include.Contains)) && !tags.Any(Exclude.Contains);
}
