using System.Reflection;
using System.Runtime.CompilerServices;

namespace LoadTest;

/// <summary>Reads a user class into a <see cref="Population"/>. The only place that reflects over users; reports every problem it finds.</summary>
internal static class PopulationDiscovery
{
    public static Population? Read(Type userType, IReadOnlyList<object?> constructorArguments, ICollection<LoadTestProblem> problems)
    {
        var before = problems.Count;
        CheckType(userType, problems);
        var tasks = ReadTasks(userType, problems);
        if (problems.Count > before) return null;

        var constructor = FindConstructor(userType, constructorArguments, problems);
        if (constructor is null) return null;
        return new Population { UserType = userType, Tasks = tasks, Create = () => Construct(constructor, constructorArguments) };
    }

    static void CheckType(Type type, ICollection<LoadTestProblem> problems)
    {
        if (!typeof(VirtualUser).IsAssignableFrom(type))
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1101",
                What = $"[LoadTest] is on {type.Name}, which is no virtual user, in {type.FullName}.",
                Fix = "derive the class from HttpUser or VirtualUser.",
            });
        }

        if (type.IsAbstract || type.ContainsGenericParameters || !type.IsVisible)
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1102",
                What = $"A load class must be public, concrete and not generic, which {type.Name} is not, in {type.FullName}.",
                Fix = "make it a 'public sealed class'; keep [LoadTest] off abstract bases.",
            });
        }
    }

    static UserTask[] ReadTasks(Type type, ICollection<LoadTestProblem> problems)
    {
        var marked = MethodsOf(type)
            .Select(method => (Method: method, Attribute: method.GetCustomAttribute<TaskAttribute>()))
            .Where(task => task.Attribute is not null)
            .OrderBy(task => InheritanceDepth(task.Method.DeclaringType))
            .ThenBy(task => task.Attribute!.Line) // not null: filtered above
            .ToList();

        foreach (var (method, attribute) in marked) CheckTask(method, attribute!, problems);
        if (marked.Sum(task => Math.Max(0L, task.Attribute!.Weight)) == 0)
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1103",
                What = $"{type.Name} has no task{(marked.Count > 0 ? " with a weight above 0" : "")}, in {type.FullName}.",
                Fix = "put [Task] on at least one public method: '[Task] public Task Browse() => …'.",
            });
        }

        if (!typeof(VirtualUser).IsAssignableFrom(type)) return [];

        return
        [
            .. marked
                .Where(task => IsCallable(task.Method))
                .Select(task => new UserTask { Name = task.Method.Name, Weight = task.Attribute!.Weight, Invoke = TaskInvoker.Compile(task.Method) }),
        ];
    }

    // Reflection leaves out what base classes declare private: a task there would be ignored in silence.
    static List<MethodInfo> MethodsOf(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var methods = type.GetMethods(Own).ToList();
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            methods.AddRange(ancestor.GetMethods(Own | BindingFlags.DeclaredOnly).Where(method => method.IsPrivate));
        return methods;
    }

    static void CheckTask(MethodInfo method, TaskAttribute attribute, ICollection<LoadTestProblem> problems)
    {
        var place = $"in {method.DeclaringType?.FullName}.{method.Name}, line {attribute.Line}";
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

        if (attribute.Weight < 0)
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1106",
                What = $"The weight of a task is 0 or more, but it is {attribute.Weight} {place}.",
                Fix = "write [Task(1)], or [Task(0)] to switch the task off.",
            });
        }
    }

    static bool IsCallable(MethodInfo method) =>
        method is { IsPublic: true, IsStatic: false, ContainsGenericParameters: false }
        && method.DeclaringType is { ContainsGenericParameters: false }
        && method.GetParameters().Length == 0
        && TaskInvoker.CanReturn(method.ReturnType);

    static int InheritanceDepth(Type? type) => type is null ? 0 : 1 + InheritanceDepth(type.BaseType);

    static ConstructorInfo? FindConstructor(Type type, IReadOnlyList<object?> arguments, ICollection<LoadTestProblem> problems)
    {
        var constructors = type.GetConstructors();
        if (constructors.FirstOrDefault(constructor => Accepts(constructor, arguments)) is { } found) return found;

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

    static VirtualUser Construct(ConstructorInfo constructor, IReadOnlyList<object?> arguments) =>
        (VirtualUser)constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, [.. arguments], culture: null);
}
