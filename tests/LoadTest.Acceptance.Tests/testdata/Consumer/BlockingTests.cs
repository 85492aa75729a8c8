using LoadTest;

namespace Consumer;

/// <summary>Waits for asynchronous work by blocking: what no load test should do, and many do.</summary>
[LoadTest(MaxDuration = "3s")]
[Users(200, SpawnRate = 1_000, Duration = "3s", WarmUp = "1s")]
[Threshold("failures < 50%")]
public sealed class Blocking : HttpUser
{
    bool _hasTold;

    public override Uri Host => new(Environment.GetEnvironmentVariable("SERVICE_URL") ?? "http://127.0.0.1:1");

    protected override WaitTime WaitTime => WaitTime.Between(0.1, 0.3);

    [Task]
    public void BuyByResult()
    {
        Tell();
        _ = Http.GetAsync("/x").AsTask().Result;
    }

    [Task]
    public void BuyByWait()
    {
        Tell();
        Http.GetAsync("/x").AsTask().Wait();
    }

    void Tell()
    {
        if (!_hasTold) Diary.Write($"context {SynchronizationContext.Current?.GetType().Name ?? "none"}");
        _hasTold = true;
    }
}
