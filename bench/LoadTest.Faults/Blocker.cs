namespace LoadTest.Faults;

/// <summary>Waits for asynchronous work by blocking its thread, from the fault's time on: the commonest mistake in a load test.</summary>
[LoadTest(MaxDuration = "8s")]
[Users(100, Duration = "8s", WarmUp = "3s")]
[Threshold("p95 < 20ms")]
[Threshold("failures < 1%")]
public sealed class Blocker(Uri url, Onset onset) : HttpUser
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public override Uri Host => url;

    protected override WaitTime WaitTime => WaitTime.Between(0.25, 0.75);

    [Task(4)]
    public Task Get() => Http.GetAsync("/items/7", name: "/items/{id}");

    [Task]
    public void Checkout()
    {
        if (!onset.HasCome) return;

#pragma warning disable VSTHRD002 // The mistake that this class is there to make.
        Http.GetAsync("/items/7", name: "/checkout").AsTask().Wait();
#pragma warning restore VSTHRD002
        Thread.Sleep(Pause);
    }
}
