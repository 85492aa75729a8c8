namespace FromLocust.UserTypes;

/// <summary>Somebody who keeps the shop running.</summary>
[Weight(1)] // the least common
public sealed class AdminUser(ServiceFixture service) : ServiceUser(service)
{
    protected override WaitTime WaitTime => WaitTime.Between(5, 10);

    protected override async Task OnStartAsync() =>
        await Http.PostAsJsonAsync("/admin/login", new { username = "admin", password = "admin_password" });

    [Task]
    public Task AdminDashboard() => Http.GetAsync("/admin/dashboard");

    [Task]
    public Task ManageProducts() => Http.GetAsync("/admin/products");
}
