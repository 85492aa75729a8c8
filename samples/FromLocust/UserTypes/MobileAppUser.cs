namespace FromLocust.UserTypes;

/// <summary>Somebody with the app.</summary>
[Weight(2)] // twice as common as an AdminUser
public sealed class MobileAppUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(1, 3);

    [Task]
    public Task ApiGetProducts() => Http.GetAsync("/api/products");

    [Task]
    public Task ApiGetUserProfile() => Http.GetAsync("/api/profile");
}
