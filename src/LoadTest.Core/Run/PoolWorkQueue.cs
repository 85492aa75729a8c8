namespace LoadTest.Run;

/// <summary>
/// The thread pool. Work carries neither the SynchronizationContext nor the ExecutionContext of whoever started the run:
/// xUnit's context would run only as many continuations at once as there are cores, and so throttle the load.
/// </summary>
internal sealed class PoolWorkQueue : IWorkQueue
{
    public void Post(Action work) => ThreadPool.UnsafeQueueUserWorkItem(static work => work(), work, preferLocal: false);

    public void Post(IThreadPoolWorkItem work) => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);

    public void PostUrgent(Action work) => new Thread(() => work()) { IsBackground = true, Name = "LoadTest stop" }.UnsafeStart();
}
