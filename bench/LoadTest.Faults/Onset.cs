namespace LoadTest.Faults;

/// <summary>When the fault of a run begins, and whether it has.</summary>
public sealed class Onset
{
    volatile bool _hasCome;

    public bool HasCome => _hasCome;

    /// <summary>In the run's time: after the warm-up, and a quarter of the measurement.</summary>
    public static TimeSpan In(LoadTestSettings settings) => settings.WarmUp + (settings.Duration / 4);

    public void Come() => _hasCome = true;
}
