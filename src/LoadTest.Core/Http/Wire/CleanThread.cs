namespace LoadTest.Http.Wire;

/// <summary>Takes away what user code may have left on a thread of ours: the next user must not find it.</summary>
internal static class CleanThread
{
    static readonly ExecutionContext Clean = Default();

    public static void Restore()
    {
        if (ExecutionContext.IsFlowSuppressed()) ExecutionContext.RestoreFlow();
        if (ExecutionContext.Capture() is { } context && context != Clean) ExecutionContext.Restore(Clean);
        if (SynchronizationContext.Current is not null) SynchronizationContext.SetSynchronizationContext(null);
    }

    static ExecutionContext Default()
    {
        ExecutionContext? context = null;
        var thread = new Thread(() => context = ExecutionContext.Capture()) { IsBackground = true };
        thread.UnsafeStart();
        thread.Join();
        return context!; // a thread that was started without a context has the empty one
    }
}
