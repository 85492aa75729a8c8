namespace LoadTest.Run;

/// <summary>How the dispatcher's thread sleeps, on one operating system.</summary>
internal interface ISleep : IDisposable
{
    /// <summary>How much earlier than it should the thread is to wake up, because sleeping takes longer than asked for, in nanoseconds.</summary>
    long MarginNanos { get; }

    /// <summary>Called by the thread that is going to sleep, before it does.</summary>
    void Enter();

    /// <summary>Sleeps on the thread that calls it; ends early when it is woken, also when it was woken before it slept.</summary>
    /// <param name="nanos">More than 0.</param>
    void SleepFor(long nanos);

    /// <summary>Ends the sleep, or the next one. May be called from any thread.</summary>
    void Wake();
}
