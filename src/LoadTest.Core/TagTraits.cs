using System.Reflection;

namespace LoadTest;

/// <summary>All tags that attributes of a load class name, its user types and task sets included. Needs no constructor and reports no problem: discovery must not lose a test.</summary>
internal static class TagTraits
{
    public static IReadOnlyList<string> Of(Type loadClass)
    {
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Type>();
        var open = new Queue<Type>([loadClass]);
        while (open.TryDequeue(out var type))
        {
            if (!seen.Add(type)) continue;
            foreach (var ancestor in TypeRules.Lineage(type))
            {
                tags.UnionWith(TagsOf(ancestor));
                foreach (var next in NextOf(ancestor)) open.Enqueue(next);
            }
        }

        return [.. tags];
    }

    static IEnumerable<string> TagsOf(Type type)
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;
        return type.GetCustomAttributes<TagAttribute>(inherit: false)
            .Concat(type.GetMethods(Declared).SelectMany(method => method.GetCustomAttributes<TagAttribute>()))
            .SelectMany(attribute => attribute.Tags)
            .Where(tag => !string.IsNullOrWhiteSpace(tag));
    }

    static IEnumerable<Type> NextOf(Type type) =>
    [
        .. type.GetNestedTypes().Where(nested => nested.IsDefined(typeof(TaskAttribute), inherit: false)),
        .. type.GetCustomAttributes(inherit: false).Where(attribute => attribute is ITaskSetAttribute or IPopulationAttribute or IScenarioAttribute).Select(attribute => ((ITypeAttribute)attribute).Target),
    ];
}
