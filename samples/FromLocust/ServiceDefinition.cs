namespace FromLocust;

/// <summary>One service for all load tests of the project; they run one after the other.</summary>
[CollectionDefinition(nameof(ServiceFixture))]
public sealed class ServiceDefinition : ICollectionFixture<ServiceFixture>;
