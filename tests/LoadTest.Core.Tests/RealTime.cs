namespace LoadTest.Tests;

/// <summary>Tests that measure real time run alone: others beside them would be part of what they measure.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class RealTime
{
    public const string Name = "real time";
}
