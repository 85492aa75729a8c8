namespace LoadTest;

/// <summary>
/// Exactly this many users of a type run; they are added first, the other types share the rest by weight. A
/// <see cref="PopulationAttribute{TUser}"/> and the setting <c>Weights</c> go before it.
/// </summary>
/// <param name="count">1 or more.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FixedCountAttribute(int count) : Attribute
{
    /// <summary>How many users of this type run.</summary>
    public int Count { get; } = count;
}
