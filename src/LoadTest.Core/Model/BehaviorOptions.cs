namespace LoadTest;

/// <summary>What the classes of one run are read with, besides themselves.</summary>
internal sealed record BehaviorOptions
{
    /// <summary>Nothing is offered to constructors, and no weights are set.</summary>
    public static BehaviorOptions None { get; } = new();

    /// <summary>What constructors may take: the load class's constructor arguments and the run's hooks.</summary>
    public IReadOnlyList<object?> ConstructorArguments { get; init; } = [];

    /// <summary>Weights of classes by name, from the setting <c>Weights</c>.</summary>
    public IReadOnlyDictionary<string, ClassWeight> Weights { get; init; } = new Dictionary<string, ClassWeight>();
}
