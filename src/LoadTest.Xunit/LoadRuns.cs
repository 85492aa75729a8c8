using Xunit;

namespace LoadTest.Adapter;

/// <summary>Load cases belong to collections of this definition: xUnit runs them after all others, one at a time.</summary>
[CollectionDefinition("Load tests", DisableParallelization = true)]
[TestCaseOrderer("LoadTest.Adapter.LoadCaseOrderer", "LoadTest.Xunit")]
public sealed class LoadRuns
{
    internal LoadRuns()
    {
    }
}
