namespace FromLocust.UserTypes;

/// <summary>S-004-12, "Testing with Multiple User Types".</summary>
[LoadTest]
[Population<BrowserUser>]
[Population<MobileAppUser>]
[Population<AdminUser>]
[Users(150, SpawnRate = 150, Duration = "6s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("p95 < 500ms")]
[Threshold("count(GET /products) > 10")]
[Threshold("count(GET /api/products) > 10")]
public sealed class MultipleUserTypes(ServiceFixture service) : ServiceLoad(service);
