using System.Reflection;

namespace LoadTest;

/// <summary>Compiles task methods of every allowed shape into one kind of delegate, so that an iteration costs no reflection.</summary>
internal static class TaskInvoker
{
    static readonly MethodInfo CompileGeneric = typeof(TaskInvoker).GetMethod(nameof(CompileFor), BindingFlags.Static | BindingFlags.NonPublic)!; // a method of this class

    public static bool CanReturn(Type type) => type == typeof(void) || type == typeof(ValueTask) || typeof(Task).IsAssignableFrom(type);

    public static Func<Behavior, ValueTask> Compile(MethodInfo method) =>
        (Func<Behavior, ValueTask>)CompileGeneric.MakeGenericMethod(method.DeclaringType!).Invoke(null, [method])!; // methods found on a type have one

    static Func<Behavior, ValueTask> CompileFor<TBehavior>(MethodInfo method)
        where TBehavior : Behavior
    {
        if (method.ReturnType == typeof(ValueTask))
        {
            var call = method.CreateDelegate<Func<TBehavior, ValueTask>>();
            return behavior => call((TBehavior)behavior);
        }

        if (method.ReturnType == typeof(void))
        {
            var call = method.CreateDelegate<Action<TBehavior>>();
            return behavior =>
            {
                call((TBehavior)behavior);
                return ValueTask.CompletedTask;
            };
        }

        var callTask = method.CreateDelegate<Func<TBehavior, Task>>();
        return behavior => new ValueTask(callTask((TBehavior)behavior));
    }
}
