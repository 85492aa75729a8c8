namespace LoadTest.Measure;

/// <summary>
/// The part of the run that is judged. A request belongs to the phase in which it was meant to start: one that starts in
/// the measurement is judged even when it ends in the drain, otherwise the slowest requests would be left out.
/// Written by the control loop, read by every recording thread.
/// </summary>
internal sealed class MeasurementWindow
{
    long _startNanos = long.MaxValue;
    long _endNanos = long.MaxValue;

    public long StartNanos => Volatile.Read(ref _startNanos);

    public long EndNanos => Volatile.Read(ref _endNanos);

    /// <summary>Whether an instant is within the measurement.</summary>
    public bool Contains(long nanos) => nanos >= StartNanos && nanos < EndNanos;

    public void StartAt(long nanos) => Volatile.Write(ref _startNanos, nanos);

    public void EndAt(long nanos) => Volatile.Write(ref _endNanos, nanos);
}
