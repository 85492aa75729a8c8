namespace LoadTest.Run;

/// <summary>
/// Where user code runs: the thread pool in a real run, the testing thread in virtual time. The one seam that makes a whole
/// run deterministic in tests.
/// </summary>
internal interface IWorkQueue
{
    /// <summary>Runs <paramref name="work"/> soon, without the caller's execution context.</summary>
    void Post(Action work);

    /// <summary>The same without an allocation: the work is the object itself.</summary>
    void Post(IThreadPoolWorkItem work);

    /// <summary>
    /// Runs <paramref name="work"/> at once even when user code has blocked all threads of the queue: the stop goes this way,
    /// so that a starved pool cannot stop the stop.
    /// </summary>
    void PostUrgent(Action work);
}
