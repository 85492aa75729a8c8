namespace LoadTest;

/// <summary>
/// Tags a task, or every task of a class, so that one run can leave tasks out: the settings <c>Tags</c> and <c>ExcludeTags</c>
/// choose. Tags of a task set count for everything in it. Several may be given; they add up.
/// </summary>
/// <param name="tags">At least one; without commas.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class TagAttribute(params string[] tags) : Attribute
{
    /// <summary>The tags.</summary>
    public IReadOnlyList<string> Tags { get; } = tags;
}
