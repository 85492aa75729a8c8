namespace LoadTest.Schedule;

/// <summary>One part of a <see cref="StageSchedule"/>.</summary>
/// <param name="Duration">How long the stage is, the time it takes to get to its users included; longer than zero.</param>
/// <param name="Target">What is to run.</param>
internal readonly record struct LoadStage(TimeSpan Duration, ShapeTarget Target);
