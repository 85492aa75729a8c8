using System.Reflection;

namespace LoadTest.Adapter;

/// <summary>
/// The way from an xUnit message sink to the test platform behind it: xUnit v2 offers none, so the private fields of its
/// Visual Studio runner are searched. Best effort: in any other runner nothing is found, and nothing is missed but live lines
/// at default verbosity and the stop button.
/// </summary>
internal sealed class VsTestBridge
{
    const int MaxDepth = 8;
    const int MaxObjects = 500;
    const string LoggerInterface = "Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging.IMessageLogger";
    const string RunContextInterface = "Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter.IRunContext";
    const int WarningLevel = 1;

    readonly Func<bool>? _isCancelled;
    readonly Action<string>? _write;

    VsTestBridge(Func<bool>? isCancelled, Action<string>? write, string filter)
    {
        _isCancelled = isCancelled;
        _write = write;
        Filter = filter;
    }

    /// <summary>The filter that the tests were selected by, for example <c>Category=Load&amp;Tag=checkout</c>; empty when there is none, or it is not to be found.</summary>
    public string Filter { get; }

    /// <summary>Whether the user has pressed Stop.</summary>
    public bool IsStopRequested => Try(_isCancelled);

    /// <summary>Shows a line at once, at every verbosity; false when there is no way to.</summary>
    public bool TryWrite(string line) => _write is not null && Try(() =>
    {
        _write(line);
        return true;
    });

    /// <summary>Searches what can be reached from <paramref name="sink"/>, breadth first.</summary>
    public static VsTestBridge Find(object sink)
    {
        Func<bool>? isCancelled = null;
        Action<string>? write = null;
        string? filter = null;
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance) { sink };
        var queue = new Queue<(object Instance, int Depth)>([(sink, 0)]);
        while (queue.TryDequeue(out var item) && (isCancelled is null || write is null || filter is null))
        {
            write ??= WriterOf(item.Instance);
            filter ??= FilterOf(item.Instance);
            foreach (var (name, value) in FieldsOf(item.Instance))
            {
                if (value is Func<bool> thunk && name.Contains("cancelled", StringComparison.OrdinalIgnoreCase)) isCancelled ??= thunk;
                else if (item.Depth < MaxDepth && seen.Count < MaxObjects && IsWorthSearching(value) && seen.Add(value)) queue.Enqueue((value, item.Depth + 1));
            }
        }

        return new VsTestBridge(isCancelled, write, filter ?? "");
    }

    static List<(string Name, object Value)> FieldsOf(object instance)
    {
        var fields = new List<(string, object)>();
        for (var type = instance.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                // Values (structs, pointers) lead nowhere.
                if (field.FieldType.IsValueType || field.FieldType.IsPointer || field.GetValue(instance) is not { } value) continue;
                fields.Add((field.Name, value));

                // The run's context is only reached through whoever listens to the recorder.
                if (value is MulticastDelegate listeners) fields.AddRange(listeners.GetInvocationList().Select(l => l.Target).OfType<object>().Select(target => (field.Name, target)));
            }
        }

        return fields;
    }

    // The way leads through objects of xUnit and the test platform, never into the runtime's.
    static bool IsWorthSearching(object value) =>
        value is not Delegate && value.GetType() is { IsArray: false } type && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true;

    static string? FilterOf(object instance)
    {
        if (instance.GetType().GetInterface(RunContextInterface) is null) return null;

        var wrapper = PropertyOf(instance, "FilterExpressionWrapper");
        return wrapper is null ? "" : PropertyOf(wrapper, "FilterString") as string ?? "";
    }

    static object? PropertyOf(object instance, string name) =>
        instance.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(instance);

    static Action<string>? WriterOf(object instance)
    {
        if (instance.GetType().GetInterface(LoggerInterface) is not { } logger) return null;
        if (logger.GetMethod("SendMessage") is not { } send || send.GetParameters() is not [{ ParameterType.IsEnum: true } level, { } text]) return null;
        if (text.ParameterType != typeof(string)) return null;

        // A warning is the lowest level that 'dotnet test' prints at its default verbosity.
        var warning = Enum.ToObject(level.ParameterType, WarningLevel);
        return line => send.Invoke(instance, [warning, line]);
    }

    static bool Try(Func<bool>? call)
    {
        try
        {
            return call?.Invoke() ?? false;
        }
        catch (Exception)
        {
            return false; // a platform that is shutting down must not fail a load test
        }
    }
}
