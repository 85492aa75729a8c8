namespace FromLocust;

/// <summary>What load tests of several user types have in common: the service, which their users take in their constructors.</summary>
[Collection(nameof(ServiceFixture))]
public abstract class ServiceLoad(ServiceFixture service)
{
    /// <summary>The service under test.</summary>
    public ServiceFixture Service => service;
}
