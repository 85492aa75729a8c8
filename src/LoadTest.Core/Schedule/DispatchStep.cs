namespace LoadTest.Schedule;

/// <summary>One step of a dispatch: what is to run now.</summary>
/// <param name="Distribution">All users that are to run after this step.</param>
/// <param name="Pause">
/// From this step to the next one; the time it takes to send the step is part of it. Zero after the last step. Zero also for a
/// rebalance: it goes out at once, between two batches, and does not move the second one.
/// </param>
/// <param name="IsRebalance">Whether users change workers because workers came or went; no user is added or removed.</param>
internal readonly record struct DispatchStep(UserDistribution Distribution, TimeSpan Pause, bool IsRebalance);
