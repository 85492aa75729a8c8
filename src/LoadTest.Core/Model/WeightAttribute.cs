namespace LoadTest;

/// <summary>
/// The share of a user type among the users of a scenario, or of a task set among those that <see cref="AllTaskSetsAttribute"/>
/// finds. A <see cref="PopulationAttribute{TUser}"/> and the setting <c>Weights</c> go before it.
/// </summary>
/// <param name="weight">0 or more, relative to the others; 0 leaves the class out unless a setting brings it in.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WeightAttribute(double weight) : Attribute
{
    /// <summary>Relative to the others.</summary>
    /// <value>A class without the attribute has the weight 1.</value>
    public double Weight { get; } = weight;
}
