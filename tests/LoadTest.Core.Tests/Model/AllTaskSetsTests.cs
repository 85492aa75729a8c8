using LoadTest.Testing;

namespace LoadTest.Tests.Model;

/// <summary>Task sets that are found by being there.</summary>
public sealed class AllTaskSetsTests
{
    [Fact]
    public void Every_public_concrete_set_of_the_namespace_and_below_is_a_task_by_its_weight() =>
        Assert.Equal(["Browsing 1", "Buying 3", "Chain 1", "Diving 1"], TasksOf<Nested>());

    [Fact]
    public void Without_a_namespace_the_whole_assembly_is_looked_through()
    {
        var tasks = TasksOf<Everywhere>("OfAnother=7,Half=1");

        Assert.Contains("Browsing 1", tasks);
        Assert.Contains("OfAnother 7", tasks);
    }

    [Fact]
    public void The_setting_goes_before_the_attribute_and_brings_a_template_in_or_leaves_a_set_out() =>
        Assert.Equal(["Buying 3", "Chain 1", "Diving 1", "Template 2"], TasksOf<Nested>("Browsing=0,Template=2"));

    [Fact]
    public void Methods_of_the_user_come_before_the_sets_that_are_found() => Assert.Equal("LogIn 2", TasksOf<WithMethods>()[0]);

    [Fact]
    public void A_set_that_has_no_way_to_end_is_given_one()
    {
        var plans = PlansOf<Nested>();
        var plan = plans.Of(typeof(Nested));

        Assert.Equal(["Look 5", "Stop 1"], Text(plans.Of(plan.Entries[0])));
        Assert.Equal(["Pay 1"], Text(plans.Of(plan.Entries[1])));
    }

    [Fact]
    public void The_way_to_end_has_the_weight_that_was_asked_for_and_none_when_none_was()
    {
        var plans = PlansOf<Reluctant>();

        Assert.Equal(["Look 5", "Stop 2"], Text(plans.Of(plans.Of(typeof(Reluctant)).Entries[0])));
        Assert.Equal(["Look 5"], Text(PlansOf<Unending>().Of(PlansOf<Unending>().Of(typeof(Unending)).Entries[0])));
    }

    [Fact]
    public void A_user_goes_from_set_to_set()
    {
        var load = VirtualLoad.Of<Nested>().With("Weights", "Chain=0").With("Iterations", 2_000);

        load.Run();

        Assert.Equal(["browsing", "buying", "diving"], load.Journal.Lines.Distinct().Order());
    }

    [Fact]
    public void A_chain_without_a_way_to_end_is_named() =>
        Assert.Equal(["LT3009: Chain"], VirtualLoad.Of<Nested>().Definition.Hints.Select(hint => hint.ToString()[..13]));

    [Fact]
    public void Tags_choose_among_the_sets()
    {
        var load = VirtualLoad.Of<Nested>().With("Tags", "deep").With("Weights", "Chain=0").With("Iterations", 10);

        load.Run();

        Assert.Equal(["diving"], load.Journal.Lines.Distinct());
    }

    [Theory]
    [InlineData(typeof(Nowhere), "", "LT1127")]
    [InlineData(typeof(Fractional), "", "LT1129")]
    [InlineData(typeof(Negative), "", "LT1106")]
    [InlineData(typeof(Nested), "Browsing=fixed:2", "LT1129")]
    [InlineData(typeof(Nested), "Browsing=0.5", "LT1129")]
    [InlineData(typeof(Nested), "Browsign=2", "LT1132")]
    public void What_would_leave_sets_out_in_silence_is_refused(Type user, string weights, string code)
    {
        var exception = Assert.Throws<LoadTestException>(() => VirtualLoad.Of(user).With("Weights", weights).Definition);

        Assert.Equal(code, Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public void Weights_of_task_sets_may_be_whole_numbers_written_with_a_fraction() => Assert.Equal("Browsing 2", TasksOf<Nested>("Browsing=2.0")[0]);

    static IReadOnlyList<string> TasksOf<T>(string weights = "")
    {
        var definition = VirtualLoad.Of<T>().With("Weights", weights).Definition;
        return Text(definition.Populations[0].Plan);
    }

    static BehaviorPlans PlansOf<T>() => VirtualLoad.Of<T>().Definition.Plans;

    static IReadOnlyList<string> Text(BehaviorPlan plan) => [.. plan.Entries.Select(entry => $"{entry.Name} {entry.Weight}")];

    [AllTaskSets(Namespace = "LoadTest.Tests.Model.Nest")]
    public sealed class Nested : SpyUser;

    [AllTaskSets]
    public sealed class Everywhere : SpyUser;

    [AllTaskSets(Namespace = "LoadTest.Tests.Model.Nest", StopWeight = 2)]
    public sealed class Reluctant : SpyUser;

    [AllTaskSets(Namespace = "LoadTest.Tests.Model.Nest", StopWeight = 0)]
    public sealed class Unending : SpyUser;

    [AllTaskSets(Namespace = "LoadTest.Tests.Model.Nest")]
    public sealed class WithMethods : SpyUser
    {
        [Task(2)] public Task LogIn() => Task.CompletedTask;
    }

    [AllTaskSets(Namespace = "LoadTest.Tests.Model.Nowhere")]
    public sealed class Nowhere : SpyUser
    {
        [Task] public Task Work() => Task.CompletedTask;
    }

    [AllTaskSets(Namespace = "LoadTest.Tests.Model.Nest", StopWeight = -1)]
    public sealed class Negative : SpyUser;

    [AllTaskSets(Namespace = "LoadTest.Tests.Model.NestOfFractions")]
    public sealed class Fractional : SpyUser
    {
        [Task] public Task Work() => Task.CompletedTask;
    }
}
