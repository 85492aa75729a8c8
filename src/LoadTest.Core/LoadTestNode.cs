namespace LoadTest;

/// <summary>One node that a test explorer shows for a load class. The same in every test framework.</summary>
public sealed record LoadTestNode
{
    /// <summary>The load class.</summary>
    public required Type LoadTestClass { get; init; }

    /// <summary>The run, or a threshold.</summary>
    public required LoadTestNodeKind Kind { get; init; }

    /// <summary>
    /// A name in identifier characters, for fully qualified names and filters: <c>run</c>, <c>p95</c>, <c>p99_GET_items_id</c>. It has no
    /// limit in it, so that tightening a limit keeps the node's history.
    /// </summary>
    public required string Slug { get; init; }

    /// <summary>What is shown, for example <c>Shopper › p95 &lt; 200ms</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The same for the same class and slug, in every process.</summary>
    public required string Id { get; init; }

    /// <summary>The source file of the attribute; empty when unknown.</summary>
    public required string SourceFile { get; init; }

    /// <summary>The line of the attribute; 0 when unknown.</summary>
    public required int SourceLine { get; init; }

    /// <summary>What filters can select by: <c>Category=Load</c>, <c>Tag</c> for each tag of its tasks, and for thresholds <c>Threshold</c> and <c>Request</c>.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Traits { get; init; }

    /// <summary>Namespace, class and slug, for example <c>Shop.LoadTests.Shopper.p95</c>.</summary>
    public string FullyQualifiedName => $"{LoadTestClass.FullName}.{Slug}";
}
