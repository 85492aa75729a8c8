namespace LoadTest.Run;

/// <summary>Calls a <see cref="Dispatcher"/> when its time has come: from a thread of its own in a real run, from a timer in virtual time.</summary>
internal interface IAlarm : IDisposable
{
    /// <summary>A due time that need not be exact as one that others share: one waking serves them all. Never earlier.</summary>
    long RoundUp(long dueNanos);

    /// <summary>Has <see cref="Dispatcher.RunDue"/> called at a time, in nanoseconds of the run, that is earlier than the one before. May be called from any thread.</summary>
    void Set(long dueNanos);
}
