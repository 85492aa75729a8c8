namespace LoadTest;

/// <summary>
/// Puts a user type into a scenario of several: <c>[Population&lt;BrowserUser&gt;(Weight = 3)]</c> on a <c>[LoadTest]</c> class that is no
/// user itself. Users are constructed with what the load class's constructor takes, matched by type.
/// </summary>
/// <typeparam name="TUser">The user type; a public, concrete class.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PopulationAttribute<TUser> : Attribute, IPopulationAttribute
    where TUser : VirtualUser
{
    /// <summary>The type's share of the users, relative to the other types; 0 or more.</summary>
    /// <value>That of the class's <see cref="WeightAttribute"/>, or 1.</value>
    public double Weight { get; set; } = double.NaN;

    /// <summary>Exactly this many users of the type run, and its weight means nothing; 1 or more.</summary>
    /// <value>That of the class's <see cref="FixedCountAttribute"/>, or none: the weight decides.</value>
    public int FixedCount { get; set; } = -1;

    Type ITypeAttribute.Target => typeof(TUser);
}
