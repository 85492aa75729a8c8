using System.Diagnostics;

namespace Shop;

/// <summary>
/// Delays that are right to about half a millisecond on average. <see cref="Task.Delay(int)"/> is not: the runtime's timers
/// read a clock that steps by up to 4 ms, so that a delay of 1 ms takes 3.3 ms. Here one thread sleeps 1 ms at a time while
/// anyone waits, and wakes whoever is due within half a step: some come a little early, as many a little late.
/// </summary>
internal sealed class MillisecondTimer
{
    static readonly long HalfStep = Stopwatch.Frequency / 2000;

    readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();

    public MillisecondTimer() => new Thread(WakeForever) { IsBackground = true, Name = nameof(MillisecondTimer) }.Start();

    /// <summary>A task that completes after <paramref name="delay"/>.</summary>
    public Task Delay(TimeSpan delay)
    {
        var due = Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency);
        var completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            _waiting.Enqueue(completion, due);
            if (_waiting.Count == 1)
                Monitor.Pulse(_waiting);
        }
        return completion.Task;
    }

    void WakeForever()
    {
        while (true)
        {
            lock (_waiting)
            {
                while (_waiting.Count == 0)
                    Monitor.Wait(_waiting);
                var now = Stopwatch.GetTimestamp();
                while (_waiting.TryPeek(out var next, out var due) && due - HalfStep <= now)
                {
                    next.SetResult();
                    _waiting.Dequeue();
                }
            }
            Thread.Sleep(1);
        }
    }
}
