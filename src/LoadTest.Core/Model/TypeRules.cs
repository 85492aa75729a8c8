using System.Reflection;

namespace LoadTest;

/// <summary>What the classes of a load test must be like, whatever their part in it.</summary>
internal static class TypeRules
{
    /// <summary>Whether objects of the class can be made and its members called.</summary>
    public static bool IsUsable(Type type) => type is { IsAbstract: false, ContainsGenericParameters: false, IsVisible: true };

    /// <summary>How far a class is from <see cref="object"/>.</summary>
    public static int InheritanceDepth(Type? type) => type is null ? 0 : 1 + InheritanceDepth(type.BaseType);

    /// <summary>
    /// Where a method stands in the order of declaration: that of the class whose attribute makes it a task. A derived class
    /// that overrides it without saying so again does not move it.
    /// </summary>
    public static int DepthOf<TAttribute>(MethodInfo method)
        where TAttribute : Attribute =>
        InheritanceDepth(method.IsDefined(typeof(TAttribute), inherit: false) ? method.DeclaringType : method.GetBaseDefinition().DeclaringType);

    /// <summary>All methods of a class and of its bases that an attribute may stand on, also where they cannot be called: nothing is ignored in silence.</summary>
    public static IReadOnlyList<MethodInfo> MethodsOf(Type type)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var methods = type.GetMethods(All).ToList();

        // Reflection leaves out what base classes declare private or static.
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            methods.AddRange(ancestor.GetMethods(All | BindingFlags.DeclaredOnly).Where(method => method.IsPrivate || method.IsStatic));
        return methods;
    }

    /// <summary>The class and its base classes, up to ours.</summary>
    public static IEnumerable<Type> Lineage(Type type)
    {
        for (var ancestor = type; ancestor is not null && ancestor.Assembly != typeof(TypeRules).Assembly && ancestor != typeof(object); ancestor = ancestor.BaseType)
            yield return ancestor;
    }

    /// <summary>The tags that attributes of one class or method name, and a problem for each attribute that names none.</summary>
    public static IReadOnlyList<string> TagsOf(MemberInfo member, ICollection<LoadTestProblem> problems)
    {
        var tags = new List<string>();
        foreach (var attribute in member.GetCustomAttributes<TagAttribute>(inherit: true))
        {
            if (attribute.Tags.Count == 0 || attribute.Tags.Any(tag => string.IsNullOrWhiteSpace(tag) || tag.Contains(',', StringComparison.Ordinal)))
            {
                problems.Add(new LoadTestProblem
                {
                    Code = "LT1120",
                    What = $"A [Tag] needs at least one tag, and tags are not empty and have no commas, in {(member is Type type ? type.FullName : $"{member.DeclaringType?.FullName}.{member.Name}")}.",
                    Fix = "write [Tag(\"checkout\")], or [Tag(\"checkout\", \"slow\")] for two.",
                });
            }

            tags.AddRange(attribute.Tags);
        }

        return tags;
    }

    /// <summary>Several lists of tags as one, in ordinal order.</summary>
    public static IReadOnlyList<string> Union(params IReadOnlyList<string>[] tags) =>
        [.. tags.SelectMany(list => list).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
