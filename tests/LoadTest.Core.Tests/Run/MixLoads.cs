using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>The mixes of <see cref="MixTests"/>, and the scenarios that they are made of.</summary>
public static class MixLoads
{
    [Scenario<Browser>]
    [Scenario<Visitor>(StartAfter = "4s")]
    public sealed class ClosedAndOpen;

    [Scenario<LateVisitor>(StartAfter = "3s")]
    [Scenario<Shortly>]
    public sealed class LateWarmUp;

    [Scenario<FiveSeconds>]
    [Scenario<Lonely>(StartAfter = "2s")]
    public sealed class OneAfterTheOther;

    [Scenario<Few>]
    [Scenario<Forty>]
    public sealed class Counted;

    [Scenario<Hundred>]
    [Scenario<FiveSeconds>]
    public sealed class TooMany;

    [Scenario<Crowd>]
    [Scenario<Passers>]
    public sealed class Weighted;

    [Scenario<Lonely>]
    [Scenario<Staged>(StartAfter = "3s")]
    public sealed class Shaped;

    [Scenario<Burst>]
    [Scenario<Burst>(StartAfter = "6s")]
    public sealed class Twice;

    [Scenario<RandomVisitor>]
    [Scenario<RandomLooker>]
    public sealed class TwoRandom;

    [Scenario<AlikeBrowser>]
    [Scenario<AlikeVisitor>]
    public sealed class Alike;

    [Scenario<Quitter>]
    [Scenario<Visitor>]
    public sealed class WithQuitters;

    [Scenario<Quitter>]
    [Scenario<Forty>]
    public sealed class OfQuitters;

    [Scenario<Unstartable>]
    [Scenario<Forty>]
    public sealed class WithUnstartable;

    public abstract class Worker : VirtualUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        protected void Say(string text) => Journal.Of(Run).Say(Run.Elapsed, Context.UserNumber, text);

        protected Task WorkAsync(string text)
        {
            Say(text);
            return SpyRequest.SendAsync(Context, 0.001, $"/{text}", "");
        }
    }

    public abstract class AnyBrowser : Worker
    {
        protected internal override Task OnStartAsync()
        {
            Say("browser starts");
            return Task.CompletedTask;
        }

        protected internal override Task OnStopAsync()
        {
            Say("browser stops");
            return Task.CompletedTask;
        }

        [Task] public Task Browse() => WorkAsync("browse");
    }

    public abstract class AnyVisitor : VirtualUser
    {
        protected Task WorkAsync(string text)
        {
            Journal.Of(Run).Say(Run.Elapsed, Context.UserNumber, text);
            return SpyRequest.SendAsync(Context, 0.001, $"/{text}", "");
        }

        [Task] public Task Visit() => WorkAsync("visit");
    }

    [Users(2, SpawnRate = Some.AtOnce, Duration = "10s", WarmUp = "5s")] public sealed class Browser : AnyBrowser;

    [ArrivalRate(10, Duration = "8s", WarmUp = "0s", Arrivals = ArrivalLaw.Constant)] public sealed class Visitor : AnyVisitor;

    [ArrivalRate(10, Duration = "4s", WarmUp = "2s", Arrivals = ArrivalLaw.Constant)] public sealed class LateVisitor : AnyVisitor;

    [Users(1, Duration = "1s", WarmUp = "0s")] public sealed class Shortly : AnyBrowser;

    [Users(1, Duration = "5s", WarmUp = "0s")] public sealed class FiveSeconds : AnyBrowser;

    [Users(1, Duration = "7s", WarmUp = "0s")]
    public sealed class Lonely : Worker
    {
        [Task] public Task Work() => WorkAsync("lonely");
    }

    [Users(5, SpawnRate = Some.AtOnce, Iterations = 25)]
    public sealed class Few : Worker
    {
        [Task] public async Task Work() => await Task.WhenAll(WorkAsync("few"), SpyRequest.SendAsync(Context, 0.001, "/slow", ""));
    }

    [ArrivalRate(10, Iterations = 40, Arrivals = ArrivalLaw.Constant)] public sealed class Forty : AnyVisitor;

    [Users(5, SpawnRate = Some.AtOnce, Iterations = 100, Duration = "4s")]
    public sealed class Hundred : Worker
    {
        [Task] public Task Work() => WorkAsync("hundred");
    }

    [Users(4, SpawnRate = Some.AtOnce, Duration = "4s", WarmUp = "0s")]
    [Population<Guest>(FixedCount = 1)]
    [Population<Buyer>(Weight = 3)]
    public sealed class Crowd;

    [ArrivalRate(10, Duration = "4s", WarmUp = "0s", Arrivals = ArrivalLaw.Constant)]
    [Population<Passer>(Weight = 3)]
    [Population<Looker>]
    public sealed class Passers;

    public sealed class Guest : AnyBrowser;

    public sealed class Buyer : Worker
    {
        protected internal override Task OnStartAsync()
        {
            Say("buyer starts");
            return Task.CompletedTask;
        }

        [Task] public Task Buy() => WorkAsync("buy");
    }

    public sealed class Passer : AnyVisitor;

    public sealed class Looker : VirtualUser
    {
        [Task] public Task Look() => Did("look");

        Task Did(string text)
        {
            Journal.Of(Run).Say(Run.Elapsed, Context.UserNumber, text);
            return SpyRequest.SendAsync(Context, 0.001, "/look", "");
        }
    }

    [Stage("2s", 3, SpawnRate = Some.AtOnce)]
    [Stage("1s", 0)]
    public sealed class Staged : AnyBrowser;

    [ArrivalRate(10, Iterations = 5, Arrivals = ArrivalLaw.Constant, Duration = "1s")] public sealed class Burst : AnyVisitor;

    [ArrivalRate(10, Duration = "5s", WarmUp = "0s")] public sealed class RandomVisitor : AnyVisitor;

    [ArrivalRate(10, Duration = "5s", WarmUp = "0s")]
    [Population<Looker>]
    public sealed class RandomLooker;

    [Users(2, SpawnRate = Some.AtOnce, Duration = "6s", WarmUp = "2s")] public sealed class AlikeBrowser : AnyBrowser;

    [ArrivalRate(10, Duration = "6s", WarmUp = "2s", Arrivals = ArrivalLaw.Constant)] public sealed class AlikeVisitor : AnyVisitor;

    [Users(2, Duration = "5s", WarmUp = "0s")]
    public sealed class Quitter : Worker
    {
        [Task]
        public Task Work()
        {
            StopUser();
            return WorkAsync("quit");
        }
    }

    [Users(2, Duration = "5s", WarmUp = "0s")]
    public sealed class Unstartable : AnyBrowser
    {
        protected internal override Task OnStartAsync() => throw new InvalidOperationException("no");
    }
}
