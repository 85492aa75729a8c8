using LoadTest.Testing;

namespace LoadTest.Tests.Conformance;

/// <summary>Sets whose next task depends on the one before.</summary>
public sealed class MarkovConformanceTests
{
    [Fact]
    public void C_M1_each_task_is_followed_as_its_transitions_say()
    {
        var load = VirtualLoad.Of<RoundUser>().With("Iterations", 9);

        load.Run();

        Assert.Equal(["1", "2", "3", "1", "2", "3", "1", "2", "3"], load.Journal.Lines);
    }

    [Fact]
    public void C_M1_the_first_declared_task_begins_also_when_a_derived_class_overrides_it()
    {
        var load = VirtualLoad.Of<OverridingUser>().With("Iterations", 4);

        load.Run();

        Assert.Equal(["other 1", "2", "other 1", "2"], load.Journal.Lines);
    }

    [Fact]
    public void C_M1_transitions_are_chosen_by_weight()
    {
        var load = VirtualLoad.Of<WeightedUser>().With("Iterations", 10_000);

        load.Run();

        // From Home: 3 of 4 to itself. Stationary: Home 4/5 of the time. Four standard deviations on each side.
        Assert.InRange(load.Journal.Count("home"), 7_800, 8_200);
    }

    [Theory]
    [InlineData(typeof(NoTransitionUser), "LT1123")]
    [InlineData(typeof(UnknownTargetUser), "LT1124")]
    [InlineData(typeof(DeadEndUser), "LT1125")]
    [InlineData(typeof(TaggedUser), "LT1126")]
    public void C_M2_each_mistake_has_an_error_of_its_own(Type user, string code) => Assert.Equal([code], Given.ProblemsOf(user));

    [Theory]
    [InlineData(typeof(OnlyZeroUser), "LT1125")]
    [InlineData(typeof(MixedInUser), "LT1123")]
    [InlineData(typeof(HiddenUser), "LT1104")]
    [InlineData(typeof(BothOrdersUser), "LT1133")]
    [InlineData(typeof(NegativeUser), "LT1106")]
    public void C_M2_nothing_in_the_chain_is_left_out_in_silence(Type user, string code) => Assert.Equal([code], Given.ProblemsOf(user));

    [Fact]
    public void C_M2_all_mistakes_of_a_chain_are_reported_at_once() => Assert.Equal(["LT1124", "LT1124", "LT1126"], Given.ProblemsOf(typeof(AllWrongUser)).Order());

    [Theory]
    [InlineData(typeof(UnreachableUser), "Third")]
    [InlineData(typeof(ZeroWeightUser), "Second")]
    public void C_M3_an_unreachable_task_is_a_doubt_and_no_error(Type user, string task)
    {
        var hint = Assert.Single(VirtualLoad.Of(user).Definition.Hints);

        Assert.Equal("LT3014", hint.Code);
        Assert.Contains($".{task} is unreachable", hint.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void C_M4_a_transition_has_the_weight_one_unless_given() =>
        Assert.Equal([[0, 1, 1], [0, 0, 1], [1, 0, 0]], Given.PlanOf<Defaults>(TagFilter.None).Transitions);

    [Fact]
    public void C_M4_an_abstract_chain_needs_no_tasks() => Assert.Equal(["First 1", "Second 1"], Given.TasksOf<Concrete>());

    [Task<Round>]
    public sealed class RoundUser : SpyUser;

    [Markov]
    public sealed class Round : SpySet
    {
        [Transition(nameof(Second))] public Task First() => Did("1");

        [Transition(nameof(Third))] public Task Second() => Did("2");

        [Transition(nameof(First))] public Task Third() => Did("3");
    }

    [Task<Overriding>]
    public sealed class OverridingUser : SpyUser;

    [Markov]
    public abstract class Overridable : SpySet
    {
        [Transition(nameof(Second))] public abstract Task First();

        [Transition(nameof(First))] public Task Second() => Did("2");
    }

    public sealed class Overriding : Overridable
    {
        public override Task First() => Did("other 1");
    }

    [Task<Weighted>]
    public sealed class WeightedUser : SpyUser;

    [Markov]
    public sealed class Weighted : SpySet
    {
        [Transition(nameof(Home), 3), Transition(nameof(Item))] public Task Home() => Did("home");

        [Transition(nameof(Home))] public Task Item() => Did("item");
    }

    [Task<NoTransition>]
    public sealed class NoTransitionUser : SpyUser;

    [Markov]
    public sealed class NoTransition : SpySet
    {
        public Task First() => Did("1");
    }

    [Task<UnknownTarget>]
    public sealed class UnknownTargetUser : SpyUser;

    [Markov]
    public sealed class UnknownTarget : SpySet
    {
        [Transition("Secnod"), Transition(nameof(Second))] public Task First() => Did("1");

        [Transition(nameof(First))] public Task Second() => Did("2");
    }

    [Task<DeadEnd>]
    public sealed class DeadEndUser : SpyUser;

    [Markov]
    public sealed class DeadEnd : SpySet
    {
        [Transition(nameof(Second))] public Task First() => Did("1");

        public Task Second() => Did("2");
    }

    [Task<Tagged>]
    public sealed class TaggedUser : SpyUser;

    [Markov]
    public sealed class Tagged : SpySet
    {
        [Transition(nameof(First)), Tag("slow")] public Task First() => Did("1");
    }

    [Task<OnlyZero>]
    public sealed class OnlyZeroUser : SpyUser;

    [Markov]
    public sealed class OnlyZero : SpySet
    {
        [Transition(nameof(First), 0)] public Task First() => Did("1");
    }

    [Task<MixedIn>]
    public sealed class MixedInUser : SpyUser;

    [Markov]
    public sealed class MixedIn : SpySet
    {
        [Transition(nameof(First))] public Task First() => Did("1");

        [Task] public Task Second() => Did("2");
    }

    [Task<Hidden>]
    public sealed class HiddenUser : SpyUser;

    [Markov]
    public sealed class Hidden : SpySet
    {
        [Transition(nameof(First))] public Task First() => Did("1");

        [Transition(nameof(First))] internal Task Second() => Did("2");
    }

    [Task<BothOrders>]
    public sealed class BothOrdersUser : SpyUser;

    [Markov, Sequential]
    public sealed class BothOrders : SpySet
    {
        [Transition(nameof(First))] public Task First() => Did("1");
    }

    [Task<Negative>]
    public sealed class NegativeUser : SpyUser;

    [Markov]
    public sealed class Negative : SpySet
    {
        [Transition(nameof(First)), Transition(nameof(First), -1)] public Task First() => Did("1");
    }

    [Task<AllWrong>]
    public sealed class AllWrongUser : SpyUser;

    [Markov]
    public sealed class AllWrong : SpySet
    {
        [Transition("Secnod"), Transition("Thrid"), Tag("slow")] public Task First() => Did("1");
    }

    [Task<Unreachable>]
    public sealed class UnreachableUser : SpyUser;

    [Markov]
    public sealed class Unreachable : SpySet
    {
        [Transition(nameof(Second))] public Task First() => Did("1");

        [Transition(nameof(First))] public Task Second() => Did("2");

        [Transition(nameof(Third))] public Task Third() => Did("3");
    }

    [Task<ZeroWeight>]
    public sealed class ZeroWeightUser : SpyUser;

    [Markov]
    public sealed class ZeroWeight : SpySet
    {
        [Transition(nameof(First)), Transition(nameof(Second), 0)] public Task First() => Did("1");

        [Transition(nameof(First))] public Task Second() => Did("2");
    }

    [Markov]
    public sealed class Defaults : SpySet
    {
        [Transition(nameof(Second), 1), Transition(nameof(Third))] public Task First() => Did("1");

        [Transition(nameof(Third))] public Task Second() => Did("2");

        [Transition(nameof(First))] public Task Third() => Did("3");
    }

    [Markov]
    public abstract class Abstract : SpySet;

    public sealed class Concrete : Abstract
    {
        [Transition(nameof(Second))] public Task First() => Did("1");

        [Transition(nameof(First))] public Task Second() => Did("2");
    }
}
