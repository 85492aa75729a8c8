namespace FromLocust;

/// <summary>What all users of the samples have in common: where the service is. In Locust that is <c>--host</c>.</summary>
[Collection(nameof(ServiceFixture))]
public abstract class ServiceUser(ServiceFixture service) : HttpUser
{
    public override Uri Host => service.Address;
}
