namespace LoadTest.Bench;

/// <summary>As <see cref="Getter"/>, over TLS. The target's certificate is its own.</summary>
[LoadTest]
[Users(64)]
[Threshold("p95 < 10s")]
[Threshold("failures < 1%")]
public sealed class SecureGetter(Uri url) : HttpUser
{
    public override Uri Host => url;

    protected internal override HttpOptions HttpOptions { get; } = new() { VerifyCertificates = false };

    [Task]
    public Task Get() => Http.GetAsync("/items/7", name: "/items/{id}");
}
