using LoadTest;

namespace Consumer;

public abstract class Visitor : HttpUser
{
    protected override WaitTime WaitTime => WaitTime.Constant(0.02);

    [Task]
    public Task Look() => Http.GetAsync($"/items/{Random.Next(1, 100)}", name: "/items/{id}");
}

[LoadTest(MaxDuration = "3s")]
[Users(10, Duration = "3s", WarmUp = "1s")]
[Threshold("p95 < 150ms")]
[Threshold("failures < 5%")]
public sealed class Checkout(Service service) : Visitor, IClassFixture<Service>
{
    public override Uri Host => service.Address;
}

[LoadTest(MaxDuration = "2s")]
[Users(5, Duration = "2s", WarmUp = "0s")]
[Threshold("p95(GET /itmes/{id}) < 150ms")]
public sealed class Misspelt(Service service) : Visitor, IClassFixture<Service>
{
    public override Uri Host => service.Address;
}

[LoadTest(MaxDuration = "2s")]
[Users(5, Duration = "2s", WarmUp = "0s")]
[Threshold("p95 < 150ms")]
[Threshold("failures < 1%")]
public sealed class Down : Visitor
{
    // Port 1 is reserved and nobody listens there.
    public override Uri Host => new("http://127.0.0.1:1");
}

[LoadTest]
[Users(0, Duration = "2 parsecs")]
[Threshold("p95 < 150")]
public sealed class Malformed(Service service) : Visitor, IClassFixture<Service>
{
    public override Uri Host => service.Address;
}

[LoadTest]
[Users(5, Duration = "60s", WarmUp = "0s")]
[Threshold("p95 < 150ms")]
public sealed class Endless(Service service) : Visitor, IClassFixture<Service>
{
    public override Uri Host => service.Address;

    protected override Task OnStartAsync()
    {
        Diary.Write("user up");
        return Task.CompletedTask;
    }
}

[LoadTest(MaxDuration = "2s")]
[Users(6, Duration = "2s", WarmUp = "0s")]
[Population<Looker>(Weight = 2)]
[Population<Lister>]
[Threshold("failures < 50%")]
public sealed class Mixed(Service service) : IClassFixture<Service>
{
    public Service Service { get; } = service;
}

public sealed class Looker(Service service) : HttpUser
{
    public override Uri Host => service.Address;

    protected override WaitTime WaitTime => WaitTime.Constant(0.02);

    [Task, Tag("look")]
    public Task Look() => Http.GetAsync("/items/7", name: "/items/{id}");
}

public sealed class Lister(Service service) : HttpUser
{
    public override Uri Host => service.Address;

    protected override WaitTime WaitTime => WaitTime.Constant(0.02);

    [Task, Tag("list")]
    public Task List() => Http.GetAsync("/items/8", name: "/items");
}

[LoadTest(Isolation = GeneratorIsolation.Process, MaxDuration = "3s")]
[Users(10, Duration = "3s", WarmUp = "1s")]
[Threshold("p95 < 150ms")]
[Threshold("failures < 5%")]
public sealed class Isolated(Service service) : Visitor, IClassFixture<Service>
{
    public override Uri Host => service.Address;

    protected override async Task OnStartAsync() => await Console.Out.WriteLineAsync($"user {Context.UserNumber} in process {Environment.ProcessId}");
}

[LoadTest(Isolation = GeneratorIsolation.Process)]
[Users(2, Duration = "60s", WarmUp = "0s")]
[Threshold("p95 < 150ms")]
public sealed class Crashing(Service service) : Visitor, IClassFixture<Service>
{
    public override Uri Host => service.Address;

    [Task]
    public void Crash()
    {
        if (Run.Elapsed > TimeSpan.FromSeconds(1)) Environment.FailFast("the end of this process");
    }
}

[LoadTest(Isolation = GeneratorIsolation.Process)]
[Users(2, Duration = "2s", WarmUp = "0s")]
[Threshold("p95 < 150ms")]
public sealed class Stranded(ShopFixture shop) : Visitor, IClassFixture<ShopFixture>
{
    public override Uri Host => shop.Address;
}
