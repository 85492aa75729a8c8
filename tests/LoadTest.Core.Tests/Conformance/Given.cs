namespace LoadTest.Tests.Conformance;

/// <summary>What is read from the classes of the rows.</summary>
internal static class Given
{
    /// <summary>The tasks of a user or task set class, each with its weight: <c>Browse 3</c>.</summary>
    public static IReadOnlyList<string> TasksOf<T>() => [.. PlanOf<T>(TagFilter.None).Entries.Select(task => $"{task.Name} {task.Weight}")];

    /// <summary>The tasks that a filter leaves; a set with what it leaves of it: <c>Mixed{Buy}</c>.</summary>
    public static IReadOnlyList<string> TasksLeft<T>(IReadOnlyList<string> include, IReadOnlyList<string> exclude)
    {
        var plans = new BehaviorPlans(TagFilter.Of(include, exclude), BehaviorOptions.None);
        return [.. plans.Of(typeof(T)).Entries.Select(task => TextOf(task, plans))];
    }

    /// <summary>The codes of everything that is wrong with a load class.</summary>
    public static IReadOnlyList<string> ProblemsOf(Type loadClass, params IReadOnlyList<(string Name, string Value)> settings) =>
        [.. Refuse(loadClass, settings).Problems.Select(problem => problem.Code)];

    /// <summary>What a reader is told about a load class that cannot run.</summary>
    public static LoadTestException Refuse(Type loadClass, params IReadOnlyList<(string Name, string Value)> settings)
    {
        var overrides = SettingOverrides.Read(settings.ToDictionary(s => new SettingName(s.Name).EnvironmentVariable, s => s.Value), _ => null);
        return Assert.Throws<LoadTestException>(() => DefinitionReader.Read(loadClass, [], overrides));
    }

    public static BehaviorPlan PlanOf<T>(TagFilter filter) => new BehaviorPlans(filter, BehaviorOptions.None).Of(typeof(T));

    static string TextOf(TaskEntry task, BehaviorPlans plans) =>
        task.SetType is null ? task.Name : $"{task.Name}{{{string.Join(",", plans.Of(task).Entries.Select(inner => TextOf(inner, plans)))}}}";
}
