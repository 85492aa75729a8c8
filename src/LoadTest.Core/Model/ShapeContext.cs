namespace LoadTest;

/// <summary>Where a run is when its <see cref="LoadShape"/> is asked.</summary>
public sealed record ShapeContext
{
    /// <summary>Time since the first user could start.</summary>
    public required TimeSpan RunTime { get; init; }

    /// <summary>How many users are running.</summary>
    public required int ActiveUsers { get; init; }
}
