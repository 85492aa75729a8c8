using System.Reflection;

// The process that an isolated load test sends its load from (docs/isolation.md). All it does is in LoadTest.Core, which carries this
// program along and so cannot be referenced by it.
namespace LoadTest.Generator;

internal static class Program
{
    const string Library = "LoadTest.Core";
    const string Type = "LoadTest.Isolation.GeneratorProcess";
    const string Method = "RunAsync";

    static Task<int> Main(string[] arguments)
    {
        var run = Assembly.Load(new AssemblyName(Library)).GetType(Type, throwOnError: true)!.GetMethod(Method, BindingFlags.Static | BindingFlags.Public, [typeof(string[])])
            ?? throw new MissingMethodException(Type, Method);
        return (Task<int>)run.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [arguments], culture: null)!; // it returns one
    }
}
