using Xunit;

namespace LoadTest.Adapter;

/// <summary>Carries the attributes by which xUnit runs a collection alone, after all parallel ones, and in the order of nodes.</summary>
[CollectionDefinition("Load tests", DisableParallelization = true)]
[TestCaseOrderer("LoadTest.Adapter.LoadCaseOrderer", "LoadTest.Xunit")]
internal sealed class LoadRuns;
