using System.Runtime.CompilerServices;

namespace LoadTest.Run;

/// <summary>Awaiting it puts the rest of the method at the end of a work queue: how a user that never waits lets others run.</summary>
internal readonly struct YieldAwaitable(IWorkQueue queue) : ICriticalNotifyCompletion
{
    public bool IsCompleted => false;

    public YieldAwaitable GetAwaiter() => this;

    public void OnCompleted(Action continuation) => queue.Post(continuation);

    public void UnsafeOnCompleted(Action continuation) => queue.Post(continuation);

    public void GetResult()
    {
        // Nothing to return: the continuation itself is the result.
    }
}
