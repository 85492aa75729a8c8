namespace LoadTest.Faults;

/// <summary>Opens a connection for each request, in its own code.</summary>
[LoadTest(MaxDuration = "8s")]
[Users(20, Duration = "8s", WarmUp = "3s")]
[Threshold("p95 < 50ms")]
[Threshold("failures < 1%")]
public sealed class Spender(Uri url) : VirtualUser
{
    protected override WaitTime WaitTime => WaitTime.Between(0.05, 0.15);

    [Task]
    public Task Get() => MeasureAsync("GET", "/items/{id}", async operation =>
    {
        using var client = new HttpClient();
        await client.GetStringAsync(new Uri(url, "/items/7"));
    });
}
