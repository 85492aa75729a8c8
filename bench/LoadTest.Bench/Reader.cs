namespace LoadTest.Bench;

/// <summary>As <see cref="Getter"/>, but its code goes on with the reply and looks at the body.</summary>
[LoadTest]
[Users(64)]
[Threshold("p95 < 10s")]
[Threshold("failures < 1%")]
public sealed class Reader(Uri url) : HttpUser
{
    public override Uri Host => url;

    [Task]
    public async Task Get()
    {
        var reply = await Http.GetAsync("/items/7", name: "/items/{id}");
        if (reply.Body.Length != 128) throw new InvalidOperationException($"The body has {reply.Body.Length} bytes.");
    }
}
