namespace LoadTest.Acceptance;

/// <summary>All acceptance tests share the packed packages and run one after another: they measure time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PackedPackagesCollection : ICollectionFixture<PackedPackages>
{
    public const string Name = "packed packages";
}
