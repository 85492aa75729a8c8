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
    const string LoggerInterface = "Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging.IMessageLogger";
    const int WarningLevel = 1;

    readonly Func<bool>? _isCancelled;
    readonly Action<string>? _write;

    VsTestBridge(Func<bool>? isCancelled, Action<string>? write)
    {
        _isCancelled = isCancelled;
        _write = write;
    }

    /// <summary>Whether the user has pressed Stop.</summary>
    public bool IsStopRequested => _isCancelled?.Invoke() ?? false;

    /// <summary>Shows a line at once, at every verbosity; false when there is no way to.</summary>
    public bool TryWrite(string line)
    {
        if (_write is null) return false;
        _write(line);
        return true;
    }

    /// <summary>Searches what can be reached from <paramref name="sink"/>, breadth first.</summary>
    public static VsTestBridge Find(object sink)
    {
        Func<bool>? isCancelled = null;
        Action<string>? write = null;
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance) { sink };
        var queue = new Queue<(object Instance, int Depth)>([(sink, 0)]);
        while (queue.TryDequeue(out var item) && (isCancelled is null || write is null))
        {
            write ??= WriterOf(item.Instance);
            foreach (var (name, value) in FieldsOf(item.Instance))
            {
                if (value is Func<bool> thunk && name.Contains("cancelled", StringComparison.OrdinalIgnoreCase)) isCancelled ??= thunk;
                else if (item.Depth < MaxDepth && IsWorthSearching(value) && seen.Add(value)) queue.Enqueue((value, item.Depth + 1));
            }
        }

        return new VsTestBridge(isCancelled, write);
    }

    static IEnumerable<(string Name, object Value)> FieldsOf(object instance)
    {
        for (var type = instance.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.GetValue(instance) is { } value) yield return (field.Name, value);
            }
        }
    }

    static bool IsWorthSearching(object value)
    {
        var assembly = value.GetType().Assembly.GetName().Name ?? "";
        return !value.GetType().IsValueType
            && (assembly.StartsWith("xunit", StringComparison.OrdinalIgnoreCase) || assembly.Contains("TestPlatform", StringComparison.Ordinal));
    }

    static Action<string>? WriterOf(object instance)
    {
        if (instance.GetType().GetInterface(LoggerInterface) is not { } logger) return null;
        if (logger.GetMethod("SendMessage") is not { } send || send.GetParameters() is not [{ ParameterType.IsEnum: true } level, { } text]) return null;
        if (text.ParameterType != typeof(string)) return null;

        // A warning is the lowest level that 'dotnet test' prints at its default verbosity.
        var warning = Enum.ToObject(level.ParameterType, WarningLevel);
        return line => send.Invoke(instance, [warning, line]);
    }
}
