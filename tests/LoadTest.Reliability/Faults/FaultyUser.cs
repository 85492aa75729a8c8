namespace LoadTest.Reliability.Faults;

/// <summary>Meets every fault, at random.</summary>
[LoadTest(MaxDuration = "4s")]
[Users(40, SpawnRate = 1_000, Duration = "4s", WarmUp = "0s")]
[Threshold("failures < 100%")]
public sealed class FaultyUser(FaultyServer server) : HttpUser
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    static readonly Fault[] Faults = Enum.GetValues<Fault>();

    public override Uri Host => server.AddressOf(Fault.None);

    protected internal override WaitTime WaitTime => WaitTime.Between(0, 0.01);

    protected internal override HttpOptions HttpOptions => new() { Timeout = Limit };

    [Task]
    public Task Meet()
    {
        var fault = Faults[Random.Next(Faults.Length)];
        return Http.GetAsync(server.AddressOf(fault).AbsoluteUri, name: $"{fault}").WithHeader("X-Id", server.NextId()).AsTask();
    }
}
