namespace LoadTest.Run;

/// <summary>
/// Drives an <see cref="Engine"/> on a thread of its own, above normal priority: spawning, the end of the run and its
/// deadline do not depend on the thread pool, which user code may have blocked.
/// </summary>
internal sealed class ControlThread(Engine engine, TimeProvider time)
{
    // Whoever waits for the outcome goes on on this thread, which has nothing else to do then: users that were given up may still keep
    // all threads of the pool, and it adds one only every six seconds while they keep the processors busy, too.
    readonly TaskCompletionSource<RunOutcome> _outcome = new();

    public Task<RunOutcome> RunAsync()
    {
        // UnsafeStart: neither the control loop nor the users it starts see the caller's execution context.
        new Thread(Drive) { IsBackground = true, Name = "LoadTest control", Priority = ThreadPriority.AboveNormal }.UnsafeStart();
        return _outcome.Task;
    }

    void Drive()
    {
        try
        {
            while (true)
            {
                var next = engine.Step();
                if (engine.Phase == RunPhase.Ended) break;
                WaitUntil(next);
            }

            _outcome.SetResult(engine.Conclude());
        }
        catch (Exception exception)
        {
            // A defect of the engine, or of the machine below it. The users must not go on sending load behind it.
            engine.GiveUp();
            _outcome.SetException(exception);
        }
    }

    void WaitUntil(long nanos)
    {
        var wait = TimeSpan.FromTicks(Math.Max(0, nanos - engine.Clock.NowNanos) / TimeSpan.NanosecondsPerTick);
        if (time == TimeProvider.System)
        {
            engine.Wake.Wait(wait);
        }
        else
        {
            using var timer = time.CreateTimer(_ => engine.Wake.Set(), null, wait, Timeout.InfiniteTimeSpan);
            engine.Wake.Wait();
        }

        engine.Wake.Reset();
    }
}
