using LoadTest.Testing;

namespace LoadTest.Tests.Data;

/// <summary>Lets code go on that has waited, on the testing thread: without the test framework's context, which would take it elsewhere.</summary>
internal static class Waiting
{
    public static void GoOn(StubRun run)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        run.Queue?.RunWaiting();
        SynchronizationContext.SetSynchronizationContext(context);
    }
}
