namespace LoadTest;

/// <summary>Makes the objects that generic attributes of a load class ask for: hooks and load shapes.</summary>
internal static class ObjectDiscovery
{
    /// <summary>One object for each attribute, in order of declaration; with a problem for each that cannot be made.</summary>
    public static IReadOnlyList<T> Make<T>(Type loadClass, Type attribute, IReadOnlyList<object?> constructorArguments, ICollection<LoadTestProblem> problems)
        where T : class
    {
        var made = new List<T>();
        foreach (var asked in loadClass.GetCustomAttributes(inherit: true).Where(a => a.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == attribute).Cast<ITypeAttribute>())
        {
            if (!TypeRules.IsUsable(asked.Target)) problems.Add(Unusable(asked.Target, loadClass));
            else if (ConstructorMatch.Find(asked.Target, [.. constructorArguments, .. made], problems) is { } create && Create(create, asked.Target, loadClass, problems) is T one) made.Add(one);
        }

        return made;
    }

    static object? Create(Func<object> create, Type type, Type loadClass, ICollection<LoadTestProblem> problems)
    {
        try
        {
            return create();
        }
        catch (Exception exception)
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1134",
                What = $"{type.Name} cannot be constructed: its constructor threw {exception.GetType().Name}: {exception.Message} It is asked for by {loadClass.FullName}.",
                Fix = "keep the constructor free of work; hooks start what they need in OnRunStartAsync.",
            });
            return null;
        }
    }

    static LoadTestProblem Unusable(Type type, Type loadClass) => new()
    {
        Code = "LT1102",
        What = $"{type.Name} must be public, concrete and not generic, in {type.FullName}; {loadClass.Name} names it.",
        Fix = "make it a 'public sealed class'.",
    };
}
