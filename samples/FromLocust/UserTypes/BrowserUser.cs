namespace FromLocust.UserTypes;

/// <summary>Somebody in front of a browser.</summary>
[Weight(3)] // three times as common as an AdminUser
public sealed class BrowserUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(2, 5);

    [Task]
    public Task BrowseProducts() => Http.GetAsync("/products");

    [Task]
    public Task ViewProductDetails() => Http.GetAsync($"/products/{Random.Next(1, 101)}", name: "/products/{id}");
}
