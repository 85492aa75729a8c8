namespace LoadTest.Bench;

/// <summary>As <see cref="Getter"/>, through the platform's HTTP client: what TLS, HTTP/2 and other systems than Linux cost before their own work.</summary>
[LoadTest]
[Users(64)]
[Threshold("p95 < 10s")]
[Threshold("failures < 1%")]
public sealed class PlatformGetter(Uri url) : HttpUser
{
    public override Uri Host => url;

    protected internal override HttpOptions HttpOptions { get; } = new() { Client = HttpClientChoice.Platform };

    [Task]
    public Task Get() => Http.GetAsync("/items/7", name: "/items/{id}");
}
