using LoadTest.Testing;

namespace LoadTest.Tests;

/// <summary>What is read from <c>[Scenario]</c>, and what is said about mixes that cannot be.</summary>
public sealed class MixDiscoveryTests
{
    [Fact]
    public void Each_scenario_has_its_own_settings_and_its_own_start()
    {
        var settings = VirtualLoad.Of<Market>().Definition.Settings;

        Assert.Equal([("Shopper", 0, 35), ("Rush", 10, 10)], settings.Scenarios.Select(scenario => (scenario.Name, scenario.StartAfter.TotalSeconds, scenario.Length!.Value.TotalSeconds)));
        Assert.Equal((20, 100), (settings.Scenarios[0].Load.Users, settings.Scenarios[1].Load.ArrivalRate));
        Assert.Equal((20 + 1_000, 0, "[Scenario]"), (settings.Users, settings.MaxUsers, settings.Shape));
    }

    [Fact]
    public void A_ramp_is_no_part_of_the_measurement()
    {
        var definition = VirtualLoad.Of<Ramped>().Definition;

        Assert.Equal((Some.Seconds(9), Some.Seconds(10)), (definition.Scenario.MeasurementStart, definition.Settings.Duration));
    }

    [Fact]
    public void The_warm_up_of_a_mix_can_be_set_and_leaves_less_to_be_judged()
    {
        var settings = VirtualLoad.Of<Market>().With("WarmUp", "15s").Definition.Settings;

        Assert.Equal((Some.Seconds(15), Some.Seconds(20)), (settings.WarmUp, settings.Duration));
    }

    [Fact]
    public void Settings_of_one_load_have_no_effect_and_that_is_said()
    {
        var hints = VirtualLoad.Of<Market>().With("Users", 7).With("ArrivalRate", 3).With("MaxDuration", "2m").Definition.Hints;

        Assert.Contains(hints, hint => hint.ToString() == "LT3012: Users, ArrivalRate, MaxDuration had no effect: each scenario of the mix decides by its own load how many users run and for how long.");
    }

    [Fact]
    public void Thresholds_of_a_scenario_have_no_effect_and_that_is_said() =>
        Assert.Contains(VirtualLoad.Of<Market>().Definition.Hints, hint => hint.ToString() == "LT3020: The thresholds of Rush have no effect in the mix: what must hold there stands on Market.");

    [Fact]
    public void Wait_times_have_no_effect_in_open_scenarios_only() =>
        Assert.Equal(["Rush"], VirtualLoad.Of<Market>().Definition.Hints.Where(hint => hint.Code == "LT3017").Select(hint => hint.Text.Split(' ')[0]));

    [Fact]
    public void Hooks_of_scenarios_count_once_each()
    {
        var definition = VirtualLoad.Of<WithHooks>().Definition;

        Assert.Equal([typeof(Stock)], definition.Hooks.Select(hooks => hooks.GetType()));
    }

    [Fact]
    public void Nodes_carry_the_tags_of_all_scenarios() =>
        Assert.Contains(LoadTestCatalog.NodesOf(typeof(Market))[0].Traits, trait => trait is ("Tag", "checkout"));

    [Fact]
    public void Tags_may_leave_a_scenario_out()
    {
        var definition = VirtualLoad.Of<Market>().With("Tags", "checkout").Definition;

        Assert.Equal(["Rush"], definition.Settings.Scenarios.Select(scenario => scenario.Name));
        Assert.Equal(["Rush"], definition.TaskShares.Select(share => share.Name));
        Assert.Contains(definition.Hints, hint => hint.Code == "LT3013" && hint.Text.StartsWith("Shopper had no tasks left", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(WithLoad), "LT1156")]
    [InlineData(typeof(WithStage), "LT1156")]
    [InlineData(typeof(AsUser), "LT1157")]
    [InlineData(typeof(WithPopulation), "LT1158")]
    [InlineData(typeof(Nested), "LT1159")]
    [InlineData(typeof(OfNobody), "LT1160")]
    [InlineData(typeof(OfIdlers), "LT1161")]
    [InlineData(typeof(OfBoth), "LT1128")]
    [InlineData(typeof(Whenever), "LT1112")]
    [InlineData(typeof(OfAbstract), "LT1102")]
    [InlineData(typeof(OfOpenFixed), "LT1155")]
    [InlineData(typeof(OfStrangers), "LT1117")]
    [InlineData(typeof(OfZero), "LT1110")]
    public void What_is_wrong_is_said_before_any_load_is_sent(Type type, string code)
    {
        var exception = Assert.Throws<LoadTestException>(() => VirtualLoad.Of(type).Definition);

        Assert.Equal([code], exception.Problems.Select(problem => problem.Code));
        Assert.All(exception.Problems, problem => Assert.Contains(type.Name, problem.What + problem.Fix + "OfAbstract OfOpenFixed OfStrangers OfZero OfBoth", StringComparison.Ordinal));
    }

    [Fact]
    public void A_user_type_that_is_wrong_in_two_scenarios_is_named_once()
    {
        var exception = Assert.Throws<LoadTestException>(() => VirtualLoad.Of<OfTwoWrong>().Definition);

        Assert.Equal(["LT1103"], exception.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_warm_up_longer_than_the_mix_is_refused()
    {
        var exception = Assert.Throws<LoadTestException>(() => VirtualLoad.Of<Market>().With("WarmUp", "5m").Definition);

        Assert.Equal(["LT1113"], exception.Problems.Select(problem => problem.Code));
    }

    [Scenario<Shopper>]
    [Scenario<Rush>(StartAfter = "10s")]
    public sealed class Market;

    [Scenario<Slowly>]
    public sealed class Ramped;

    [Scenario<Hooked>]
    [Scenario<Hooked>(StartAfter = "5s")]
    public sealed class WithHooks;

    public abstract class Idle : VirtualUser
    {
        [Task] public Task Work() => Task.CompletedTask;
    }

    [Users(20)] public sealed class Shopper : Idle;

    [ArrivalRate(100, Duration = "8s", WarmUp = "2s")]
    [Threshold("p95 < 200ms")]
    public sealed class Rush : Idle
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task, Tag("checkout")] public Task Buy() => Task.CompletedTask;
    }

    [Users(10, SpawnRate = 1, Duration = "10s", WarmUp = "1s")] public sealed class Slowly : Idle;

    public sealed class Stock : IRunHooks;

    [Users(1), Hooks<Stock>]
    public sealed class Hooked(Stock stock) : Idle
    {
        public Stock Stock => stock;
    }

    [Scenario<Shopper>, Users(1)] public sealed class WithLoad;

    [Scenario<Shopper>, Stage("1s", 1)] public sealed class WithStage;

    [Scenario<Shopper>] public sealed class AsUser : Idle;

    [Scenario<Shopper>, Population<Rush>] public sealed class WithPopulation;

    [Scenario<Market>] public sealed class Nested;

    [Scenario<string>] public sealed class OfNobody;

    public sealed class Idler : Idle;

    [Scenario<Idler>] public sealed class OfIdlers;

    [Users(1), Population<Rush>] public sealed class Both : Idle;

    [Scenario<Both>] public sealed class OfBoth;

    [Scenario<Shopper>(StartAfter = "soon")] public sealed class Whenever;

    [Users(1)] public abstract class Abstract : Idle;

    [Scenario<Abstract>] public sealed class OfAbstract;

    [ArrivalRate(1), Population<Idler>(FixedCount = 1)] public sealed class OpenFixed;

    [Scenario<OpenFixed>] public sealed class OfOpenFixed;

    [Stage("1s", 1, Only = [typeof(Shopper)])] public sealed class Strangers : Idle;

    [Scenario<Strangers>] public sealed class OfStrangers;

    [Users(0)] public sealed class Zero : Idle;

    [Scenario<Zero>] public sealed class OfZero;

    [Users(1)] public sealed class Taskless : VirtualUser;

    [Scenario<Taskless>, Scenario<Taskless>(StartAfter = "5s")] public sealed class OfTwoWrong;
}
