namespace LoadTest.Testing;

/// <summary>A timer of a <see cref="ManualClock"/>, which owns its state.</summary>
internal sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state, long number) : ITimer
{
    /// <summary>Timers due at the same time fire in the order in which they were made.</summary>
    public long Number { get; } = number;

    public long DueTicks { get; set; }

    public TimeSpan Period { get; set; }

    public void Fire() => callback(state);

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        clock.Schedule(this, dueTime, period);
        return true;
    }

    public void Dispose() => clock.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
