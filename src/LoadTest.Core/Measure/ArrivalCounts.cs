namespace LoadTest.Measure;

/// <summary>What has become of the arrivals of an open model, in all phases of a run: once it has ended, scheduled = started + dropped.</summary>
/// <param name="Scheduled">How many were due.</param>
/// <param name="Started">How many began with a user.</param>
/// <param name="Dropped">How many never began: no user was free and the backlog was full, or the end of the run came first.</param>
public readonly record struct ArrivalCounts(long Scheduled, long Started, long Dropped)
{
    /// <summary>The arrivals of two open models, counted together.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static ArrivalCounts operator +(ArrivalCounts a, ArrivalCounts b) => new(a.Scheduled + b.Scheduled, a.Started + b.Started, a.Dropped + b.Dropped);
}
