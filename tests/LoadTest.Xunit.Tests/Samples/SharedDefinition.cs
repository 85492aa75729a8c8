namespace LoadTest.Adapter.Tests.Samples;

[CollectionDefinition("Shared")]
public sealed class SharedDefinition : ICollectionFixture<SharedFixture>;
