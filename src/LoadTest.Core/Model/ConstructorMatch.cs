using System.Reflection;

namespace LoadTest;

/// <summary>Finds the constructor of a load, user, task set, hooks or shape class that can be called with what the test framework offers.</summary>
internal static class ConstructorMatch
{
    /// <summary>A function that constructs the type, or null with a problem.</summary>
    /// <param name="type">A concrete type.</param>
    /// <param name="arguments">What there is: matched by position when all are taken, else each parameter by its type.</param>
    /// <param name="problems">Gets the problem.</param>
    public static Func<object>? Find(Type type, IReadOnlyList<object?> arguments, ICollection<LoadTestProblem> problems)
    {
        var constructors = type.GetConstructors();
        if (constructors.FirstOrDefault(constructor => Accepts(constructor, arguments)) is { } exact) return () => Construct(exact, [.. arguments]);

        foreach (var constructor in constructors.OrderByDescending(constructor => constructor.GetParameters().Length))
        {
            if (ByType(constructor, arguments) is { } matched) return () => Construct(constructor, [.. matched]);
        }

        var wanted = string.Join(" or ", constructors.Select(c => $"({string.Join(", ", c.GetParameters().Select(p => p.ParameterType.Name))})"));
        problems.Add(new LoadTestProblem
        {
            Code = "LT1107",
            What = $"{type.Name} cannot be constructed: its constructor takes {(wanted.Length == 0 ? "nothing public" : wanted)}, "
                + $"the test framework offers ({string.Join(", ", arguments.Select(a => a?.GetType().Name ?? "null"))}), in {type.FullName}.",
            Fix = "take only class fixtures in the constructor, and declare each with IClassFixture<T>.",
        });
        return null;
    }

    static bool Accepts(ConstructorInfo constructor, IReadOnlyList<object?> arguments)
    {
        var parameters = constructor.GetParameters();
        return parameters.Length == arguments.Count
            && parameters.Zip(arguments).All(pair => pair.Second is null ? !pair.First.ParameterType.IsValueType : pair.First.ParameterType.IsInstanceOfType(pair.Second));
    }

    static List<object?>? ByType(ConstructorInfo constructor, IReadOnlyList<object?> arguments)
    {
        var matched = new List<object?>();
        foreach (var parameter in constructor.GetParameters())
        {
            var found = arguments.FirstOrDefault(parameter.ParameterType.IsInstanceOfType);
            if (found is null) return null;
            matched.Add(found);
        }

        return matched;
    }

    static object Construct(ConstructorInfo constructor, object?[] arguments) =>
        constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
}
