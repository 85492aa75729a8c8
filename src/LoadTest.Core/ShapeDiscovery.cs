namespace LoadTest;

/// <summary>Reads the load shape of a load class from its attributes.</summary>
internal static class ShapeDiscovery
{
    /// <summary>The shape; null when the class has none, or with problems.</summary>
    public static LoadShape? Read(Type type, IReadOnlyList<object?> constructorArguments, ICollection<LoadTestProblem> problems) =>
        ObjectDiscovery.Make<LoadShape>(type, typeof(ShapeAttribute<>), constructorArguments, problems) is [var shape, ..] ? shape : null;
}
