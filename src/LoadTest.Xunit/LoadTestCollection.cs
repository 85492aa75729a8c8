using Xunit;

namespace LoadTest.Adapter;

/// <summary>Carries the attributes by which xUnit runs a collection alone, after the parallel ones, and in the order of nodes.</summary>
[CollectionDefinition("Load tests", DisableParallelization = true)]
[TestCaseOrderer("LoadTest.Adapter.NodeOrderer", "LoadTest.Xunit")]
internal sealed class LoadTestCollection;
