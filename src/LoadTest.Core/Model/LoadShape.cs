namespace LoadTest;

/// <summary>
/// How many users run when, decided as the run goes on. Asked ten times a second. For shapes that can be written down in
/// advance there are <see cref="StageAttribute"/>, <see cref="StepAttribute"/>, <see cref="SpikeAttribute"/> and <see cref="DoubleWaveAttribute"/>.
/// </summary>
public abstract class LoadShape
{
    /// <summary>How long the load runs before anything is judged.</summary>
    /// <value>0: the whole shape is judged.</value>
    public virtual TimeSpan WarmUp => TimeSpan.Zero;

    /// <summary>The load that there should be now.</summary>
    /// <param name="now">Where the run is.</param>
    /// <returns>A target, applied when it differs from the one before, or <see cref="LoadTarget.Finished"/> to end the run.</returns>
    public abstract LoadTarget Tick(ShapeContext now);

    /// <summary>How messages call it.</summary>
    internal virtual string Title => GetType().Name;

    /// <summary>How long the shape is, as far as it is known; null when only <see cref="Tick"/> decides.</summary>
    internal virtual TimeSpan? Length => null;

    /// <summary>The most users there will be; 0 when only <see cref="Tick"/> decides.</summary>
    internal virtual int PeakUsers => 0;

    /// <summary>Whether <see cref="Tick"/> is ours: then it may run on the control loop.</summary>
    internal virtual bool IsBuiltIn => false;
}
