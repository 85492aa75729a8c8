using System.Reflection;

namespace LoadTest.Adapter;

/// <summary>
/// Reaches through xUnit's VSTest adapter to the test platform behind it: lines that <c>dotnet test</c> shows at any verbosity,
/// and the Stop button, neither of which xUnit v2 passes on. By reflection over fields of objects that are there anyway, best
/// effort: where anything is missing there is no bridge, and nothing else changes.
/// </summary>
internal sealed class VsTestBridge : ITestHost
{
    const string LoggerInterface = "Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging.IMessageLogger";
    const int Warning = 1; // TestMessageLevel.Warning: the lowest that dotnet test shows by default
    const int MaxDepth = 8;
    const int MaxObjects = 500;

    readonly Func<bool> _isCancelled;
    readonly object _logger;
    readonly MethodInfo _send;
    readonly object _level;

    VsTestBridge(Func<bool> isCancelled, object logger, MethodInfo send)
    {
        _isCancelled = isCancelled;
        _logger = logger;
        _send = send;
        _level = Enum.ToObject(send.GetParameters()[0].ParameterType, Warning);
    }

    public bool IsStopRequested => Try(_isCancelled);

    public void Show(string line) => Try(() => _send.Invoke(_logger, [_level, line]) is null);

    /// <summary>Searches the objects that a message sink holds on to; null when the tests do not run under VSTest.</summary>
    public static VsTestBridge? Find(object sink)
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance) { sink };
        var queue = new Queue<(object Holder, int Depth)>([(sink, 0)]);
        while (queue.TryDequeue(out var next))
        {
            var values = ValuesOf(next.Holder);
            if (Of(values) is { } bridge) return bridge;
            if (next.Depth == MaxDepth) continue;

            foreach (var value in values.Select(field => field.Value).Where(IsWorthALook))
            {
                if (visited.Count < MaxObjects && visited.Add(value)) queue.Enqueue((value, next.Depth + 1));
            }
        }

        return null;
    }

    static VsTestBridge? Of(IReadOnlyList<(string Name, object Value)> fields)
    {
        var isCancelled = fields.FirstOrDefault(field => field.Value is Func<bool> && field.Name.Contains("cancel", StringComparison.OrdinalIgnoreCase)).Value as Func<bool>;
        var logger = fields.Select(field => field.Value).FirstOrDefault(value => SendOf(value) is not null);
        return isCancelled is null || logger is null ? null : new VsTestBridge(isCancelled, logger, SendOf(logger)!); // not null: filtered above
    }

    static MethodInfo? SendOf(object value)
    {
        var send = Array.Find(value.GetType().GetInterfaces(), type => type.FullName == LoggerInterface)?.GetMethod("SendMessage");
        return send?.GetParameters() is [{ ParameterType.IsEnum: true }, { } text] && text.ParameterType == typeof(string) ? send : null;
    }

    static List<(string Name, object Value)> ValuesOf(object holder)
    {
        var values = new List<(string, object)>();
        for (var type = holder.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsValueType && Read(field, holder) is { } value) values.Add((field.Name, value));
            }
        }

        return values;
    }

    static object? Read(FieldInfo field, object holder)
    {
        try
        {
            return field.GetValue(holder);
        }
        catch (Exception exception) when (exception is FieldAccessException or NotSupportedException)
        {
            return null;
        }
    }

    // The way leads through xUnit's and the platform's objects only, never through the runtime's.
    static bool IsWorthALook(object value) => value is not Delegate && value.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) != true;

    static bool Try(Func<bool> call)
    {
        try
        {
            return call();
        }
        catch (Exception)
        {
            return false; // best effort: a host that is shutting down must not fail a load test
        }
    }
}
