namespace LoadTest.Measure;

/// <summary>What has become of the arrivals of an open model, in all phases of a run: once it has ended, scheduled = started + dropped.</summary>
/// <param name="Scheduled">How many were due.</param>
/// <param name="Started">How many began with a user.</param>
/// <param name="Dropped">How many never began: no user was free and the backlog was full, or the end of the run came first.</param>
public readonly record struct ArrivalCounts(long Scheduled, long Started, long Dropped);
