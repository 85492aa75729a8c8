using System.Reflection;

namespace LoadTest;

/// <summary>Compiles task methods of every allowed shape into one kind of delegate, so that an iteration costs no reflection.</summary>
internal static class TaskInvoker
{
    static readonly MethodInfo CompileGeneric = typeof(TaskInvoker).GetMethod(nameof(CompileFor), BindingFlags.Static | BindingFlags.NonPublic)!; // a method of this class

    public static bool CanReturn(Type type) => type == typeof(void) || type == typeof(ValueTask) || typeof(Task).IsAssignableFrom(type);

    public static Func<VirtualUser, ValueTask> Compile(MethodInfo method) =>
        (Func<VirtualUser, ValueTask>)CompileGeneric.MakeGenericMethod(method.DeclaringType!).Invoke(null, [method])!; // methods found on a type have one

    static Func<VirtualUser, ValueTask> CompileFor<TUser>(MethodInfo method)
        where TUser : VirtualUser
    {
        if (method.ReturnType == typeof(ValueTask))
        {
            var call = method.CreateDelegate<Func<TUser, ValueTask>>();
            return user => call((TUser)user);
        }

        if (method.ReturnType == typeof(void))
        {
            var call = method.CreateDelegate<Action<TUser>>();
            return user =>
            {
                call((TUser)user);
                return ValueTask.CompletedTask;
            };
        }

        var callTask = method.CreateDelegate<Func<TUser, Task>>();
        return user => new ValueTask(callTask((TUser)user));
    }
}
