namespace LoadTest.Isolation.Tests;

[LoadTest(Isolation = GeneratorIsolation.Process, OnGeneratorTrouble = Judge.TroublePolicy.Report)]
[Users(4, SpawnRate = 1000, IterationsPerUser = 100, Duration = "30s")]
[Threshold("p95 < 10s")]
[Threshold("failures(/x) < 90%")]
[Threshold("count >= 400")]
public sealed class Steady(Target target) : HttpUser
{
    public override Uri Host => target.Address;

    [Task(3)]
    public Task Good() => Http.GetAsync("/x");

    [Task]
    public Task Bad() => Http.GetAsync("/bad", name: "/x");
}

[LoadTest(Isolation = GeneratorIsolation.Process, OnGeneratorTrouble = Judge.TroublePolicy.Report)]
[Users(4, SpawnRate = 1000, Duration = "10m", WarmUp = "0s")]
public sealed class Endless(Target target) : TargetUser(target);

/// <summary>Never comes back from its task, and never stops sending.</summary>
[LoadTest(Isolation = GeneratorIsolation.Process, StopTimeout = "60s", OnGeneratorTrouble = Judge.TroublePolicy.Report)]
[Users(2, SpawnRate = 1000, Duration = "10m", WarmUp = "0s")]
public sealed class Deaf(Target target) : TargetUser(target)
{
    [Task]
    public async Task SendForever()
    {
        while (true)
        {
            try
            {
                await Http.GetAsync("/x");
            }
            catch (OperationCanceledException)
            {
                // It does not listen.
            }
        }
    }
}

[LoadTest(Isolation = GeneratorIsolation.Process)]
[Users(2, SpawnRate = 1000, Duration = "10m", WarmUp = "0s")]
[Threshold("p95 < 1s")]
public sealed class Leaving(Target target) : TargetUser(target)
{
    protected override void Act() => Environment.Exit(0);
}

[LoadTest(Isolation = GeneratorIsolation.Process)]
[Users(2, SpawnRate = 1000, Duration = "10m", WarmUp = "0s")]
[Threshold("p95 < 1s")]
public sealed class FailingFast(Target target) : TargetUser(target)
{
    protected override void Act() => Environment.FailFast("enough of this");
}

[LoadTest(Isolation = GeneratorIsolation.Process)]
[Users(2, SpawnRate = 1000, Duration = "10m", WarmUp = "0s")]
[Threshold("p95 < 1s")]
public sealed class Overflowing(Target target) : TargetUser(target)
{
    protected override void Act() => Deeper(1);

    static int Deeper(int depth) => depth < 0 ? 0 : Deeper(depth + 1) + Deeper(depth + 2);
}

[LoadTest(Isolation = GeneratorIsolation.Process)]
[Users(2, SpawnRate = 1000, Duration = "10m", WarmUp = "0s")]
[Threshold("p95 < 1s")]
public sealed class ThrowingAside(Target target) : TargetUser(target)
{
    protected override void Act() => new Thread(() => throw new InvalidTimeZoneException("beside the load")).Start();
}

[LoadTest(Isolation = GeneratorIsolation.Process, OnGeneratorTrouble = Judge.TroublePolicy.Report)]
[Users(1, Duration = "1s", WarmUp = "0s")]
public sealed class Talking(Target target) : TargetUser(target)
{
    protected internal override async Task OnStartAsync()
    {
        await Console.Out.WriteLineAsync("hello from the load");
        await Console.Error.WriteLineAsync("and a complaint");
    }
}

/// <summary>Leaves a thread behind that keeps its process alive.</summary>
[LoadTest(Isolation = GeneratorIsolation.Process, OnGeneratorTrouble = Judge.TroublePolicy.Report)]
[Users(1, Duration = "1s", WarmUp = "0s")]
public sealed class Lingering(Target target) : TargetUser(target)
{
    protected internal override Task OnStartAsync()
    {
        new Thread(() => Thread.Sleep(Timeout.Infinite)).Start();
        return Task.CompletedTask;
    }
}

[LoadTest(Isolation = GeneratorIsolation.Process)]
[Users(1, Duration = "1s", WarmUp = "0s")]
public sealed class Bound(Target target, object other) : TargetUser(target)
{
    protected override void Act() => _ = other;
}
