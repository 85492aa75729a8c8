using System.Reflection;
using System.Runtime.CompilerServices;

namespace LoadTest;

/// <summary>
/// Collects the tasks of a class: methods and nested task sets with <see cref="TaskAttribute"/>, <see cref="TaskAttribute{TSet}"/> on the
/// class, lists of <see cref="TasksAttribute"/> and what <see cref="AllTaskSetsAttribute"/> finds. Tasks of base classes come first,
/// then those of the class by the lines of their attributes; nothing replaces anything by name.
/// </summary>
internal static class TaskDiscovery
{
    const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The tasks, each with all tags that count for it.</summary>
    public static IReadOnlyList<TaskEntry> Read(Type type, IReadOnlyList<string> tags, BehaviorOptions options, ICollection<LoadTestProblem> problems)
    {
        var found = new List<(int Depth, int Line, TaskEntry Entry)>();
        foreach (var method in TypeRules.MethodsOf(type)) AddMethod(method, tags, found, problems);
        foreach (var ancestor in TypeRules.Lineage(type)) AddOfClass(ancestor, tags, found, problems);
        return
        [
            .. found.OrderBy(task => task.Depth).ThenBy(task => task.Line).Select(task => task.Entry),
            .. TaskSetSearch.Find(type, tags, options, problems),
        ];
    }

    static void AddMethod(MethodInfo method, IReadOnlyList<string> tags, List<(int Depth, int Line, TaskEntry Entry)> found, ICollection<LoadTestProblem> problems)
    {
        if (method.GetCustomAttribute<TaskAttribute>() is not { } attribute) return;

        var before = problems.Count;
        CheckMethod(method, attribute.Line, problems);
        CheckWeight(attribute.Weight, $"in {method.DeclaringType?.FullName}.{method.Name}, line {attribute.Line}", problems);
        var entry = TypeRules.Union(tags, TypeRules.TagsOf(method, problems));
        if (problems.Count == before)
            found.Add((TypeRules.DepthOf<TaskAttribute>(method), attribute.Line, TaskEntry.Of(method.Name, TaskInvoker.Compile(method), attribute.Weight, entry)));
    }

    /// <summary>Whether a method can be called as a task.</summary>
    public static void CheckMethod(MethodInfo method, int line, ICollection<LoadTestProblem> problems)
    {
        var place = $"in {method.DeclaringType?.FullName}.{method.Name}, line {line}";
        if (!IsCallable(method))
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1104",
                What = $"The task {method.Name} must be a public instance method without parameters that returns Task, ValueTask or void, {place}.",
                Fix = $"write 'public Task {method.Name}()'.",
            });
        }
        else if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1105",
                What = $"The task {method.Name} is 'async void': nobody can wait for it or see its exceptions, {place}.",
                Fix = $"write 'public async Task {method.Name}()'.",
            });
        }
    }

    static bool IsCallable(MethodInfo method) =>
        method is { IsPublic: true, IsStatic: false, ContainsGenericParameters: false }
        && method.DeclaringType is { ContainsGenericParameters: false }
        && typeof(Behavior).IsAssignableFrom(method.DeclaringType)
        && method.GetParameters().Length == 0
        && TaskInvoker.CanReturn(method.ReturnType);

    static void AddOfClass(Type declaring, IReadOnlyList<string> tags, List<(int Depth, int Line, TaskEntry Entry)> found, ICollection<LoadTestProblem> problems)
    {
        var depth = TypeRules.InheritanceDepth(declaring);
        foreach (var nested in declaring.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (nested.GetCustomAttribute<TaskAttribute>(inherit: false) is { } task)
                AddSet(nested, task.Weight, task.Line, $"in {declaring.FullName}, line {task.Line}");
        }

        foreach (var attribute in declaring.GetCustomAttributes(inherit: false).OfType<ITypeAttribute>())
        {
            if (attribute is not ITaskSetAttribute task) continue;
            AddSet(attribute.Target, task.Weight, task.Line, $"in {declaring.FullName}, line {task.Line}");
        }

        foreach (var property in declaring.GetProperties(Own | BindingFlags.DeclaredOnly))
        {
            if (property.GetCustomAttribute<TasksAttribute>() is not { } list) continue;
            foreach (var entry in ListOf(property, list, problems))
            {
                if (entry.SetType is not null) CheckSet(entry.SetType, $"in {declaring.FullName}.{property.Name}, line {list.Line}", problems);
                found.Add((depth, list.Line, entry.WithTags(TypeRules.Union(tags, entry.Tags))));
            }
        }

        void AddSet(Type set, int weight, int line, string place)
        {
            CheckSet(set, place, problems);
            CheckWeight(weight, place, problems);
            found.Add((depth, line, TaskEntry.Of(set, Math.Max(0, weight), tags)));
        }
    }

    static TaskList ListOf(PropertyInfo property, TasksAttribute attribute, ICollection<LoadTestProblem> problems)
    {
        var wrong = "belongs on a public static property of type TaskList";
        if (property.PropertyType == typeof(TaskList) && property.GetMethod is { IsStatic: true, IsPublic: true } getter)
        {
            try
            {
                if (getter.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null) is TaskList tasks) return tasks;
                wrong = "has no list to read: the property gave null";
            }
            catch (Exception exception)
            {
                wrong = $"has no list to read: the property threw {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ").TrimEnd('.')}";
            }
        }

        problems.Add(new LoadTestProblem
        {
            Code = "LT1122",
            What = $"[Tasks] {wrong}, in {property.DeclaringType?.FullName}.{property.Name}, line {attribute.Line}.",
            Fix = $"write '[Tasks] public static TaskList {property.Name} => new() {{ {{ Browse, 3 }} }};'.",
        });
        return [];
    }

    static void CheckSet(Type set, string place, ICollection<LoadTestProblem> problems)
    {
        if (typeof(TaskSet).IsAssignableFrom(set) && TypeRules.IsUsable(set)) return;
        problems.Add(new LoadTestProblem
        {
            Code = "LT1121",
            What = $"{set.Name} is used as a task, but is no public, concrete class derived from TaskSet, {place}.",
            Fix = $"write 'public sealed class {set.Name} : TaskSet' (or HttpTaskSet).",
        });
    }

    static void CheckWeight(int weight, string place, ICollection<LoadTestProblem> problems)
    {
        if (weight >= 0) return;
        problems.Add(new LoadTestProblem
        {
            Code = "LT1106",
            What = $"The weight of a task is 0 or more, but it is {weight} {place}.",
            Fix = "write [Task(1)], or [Task(0)] to switch the task off.",
        });
    }
}
