using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Loads that ask for more users than there can be, or for none.</summary>
public sealed class ReachableUsersTests
{
    [Fact]
    public void When_the_types_of_a_stage_are_complete_the_stage_is_reached_and_the_rest_is_noted()
    {
        var load = VirtualLoad.Of<OneStage>();

        var outcome = load.Run();

        Assert.Equal((2, 8), (outcome.UsersStarted, outcome.UnreachableUsers));
        Assert.Equal(["2 users"], load.Journal.Lines);
        Assert.Contains("LT3015", load.Conclude(outcome).Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_later_stage_adds_what_it_may()
    {
        var load = VirtualLoad.Of<TwoStages>();

        var outcome = load.Run();

        Assert.Equal(["2 users", "10 users"], load.Journal.Lines);
        Assert.Equal((10, 8), (outcome.UsersStarted, outcome.UnreachableUsers));
    }

    [Fact]
    public void A_shape_that_never_asks_for_a_user_is_not_green()
    {
        var result = VirtualLoad.Of<Nobody>().Judge();

        Assert.Equal((VerdictKind.Inconclusive, "the load shape never asked for a user"), (result.Run.Kind, result.Run.Summary));
    }

    public sealed class Watch : IRunHooks
    {
        public void OnSpawningComplete(RunContext run, int users) => Journal.Of(run).Say($"{users} users");
    }

    public abstract class Working : VirtualUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task] public void Work() => Context.EndRequest(Context.BeginRequest("GET", "/a"), Outcome.Ok);
    }

    public sealed class Customer : Working;

    public sealed class Admin : Working;

    [Hooks<Watch>]
    [Population<Customer>]
    [Population<Admin>(FixedCount = 2)]
    [Stage("10s", 10, SpawnRate = 1000, Only = [typeof(Admin)])]
    public sealed class OneStage;

    [Hooks<Watch>]
    [Population<Customer>]
    [Population<Admin>(FixedCount = 2)]
    [Stage("10s", 10, SpawnRate = 1000, Only = [typeof(Admin)])]
    [Stage("10s", 10, SpawnRate = 1000)]
    public sealed class TwoStages;

    [Stage("10s", 0)]
    public sealed class Nobody : Working;
}
