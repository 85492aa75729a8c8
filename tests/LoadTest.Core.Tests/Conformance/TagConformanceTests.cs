using LoadTest.Testing;

namespace LoadTest.Tests.Conformance;

/// <summary>Which tasks of a run tags leave.</summary>
public sealed class TagConformanceTests
{
    [Fact]
    public void C_G1_only_tasks_with_an_included_tag_are_left() => Assert.Equal(["A"], Given.TasksLeft<Included>(["inc"], []));

    [Fact]
    public void C_G2_tasks_with_an_excluded_tag_are_left_out() => Assert.Equal(["B", "C"], Given.TasksLeft<Excluded>([], ["exc"]));

    [Fact]
    public void C_G3_what_is_excluded_goes_before_what_is_included() => Assert.Equal(["Inc"], Given.TasksLeft<Both>(["inc"], ["exc"]));

    [Fact]
    public void C_G4_a_set_takes_part_with_those_of_its_tasks_that_are_included() =>
        Assert.Equal(["Mixed{X}", "Tagged{Z}"], Given.TasksLeft<IncludingSets>(["inc"], []));

    [Theory]
    [InlineData("inc", "", "Untagged{Work},Tagged{Work}")]
    [InlineData("", "inc", "Untagged{Work}")]
    [InlineData("other", "", "Untagged{Work}")]
    public void C_G4_a_chain_takes_part_as_a_whole_unless_its_tags_say_otherwise(string include, string exclude, string left) =>
        Assert.Equal(left, string.Join(',', Given.TasksLeft<WithChains>(include.Split(',', StringSplitOptions.RemoveEmptyEntries), exclude.Split(',', StringSplitOptions.RemoveEmptyEntries))));

    [Fact]
    public void C_G4_a_user_that_is_a_chain_obeys_its_tags() => Assert.Equal(["LT1130"], Given.ProblemsOf(typeof(ChainUser), ("ExcludeTags", "inc")));

    [Fact]
    public void C_G5_a_set_takes_part_without_those_of_its_tasks_that_are_excluded() =>
        Assert.Equal(["Mixed{Y}", "Normal{W}"], Given.TasksLeft<ExcludingSets>([], ["exc"]));

    [Fact]
    public void C_G6_weights_are_kept() => Assert.Equal(["Twice 2", "Thrice 3"], TextOf(Given.PlanOf<WeightedUser>(TagFilter.Of(["inc"], []))));

    [Fact]
    public void C_G7_weights_are_kept_when_others_are_excluded() =>
        Assert.Equal(["DontExclude 2", "Untagged 3"], TextOf(Given.PlanOf<WeightedExclusion>(TagFilter.Of([], ["exc"]))));

    [Fact]
    public void C_G8_two_filters_of_the_same_tasks_do_not_see_each_other()
    {
        Assert.Equal(["S", "Set{I}"], Given.TasksLeft<FirstUser>(["tagged"], []));
        Assert.Equal(["U"], Given.TasksLeft<SecondUser>([], ["other"]));
        Assert.Equal(["S", "U", "Set{I}"], Given.TasksLeft<FirstUser>([], []));
    }

    [Fact]
    public void C_G9_tags_of_a_set_count_for_everything_in_it()
    {
        var plans = new BehaviorPlans(TagFilter.None, BehaviorOptions.None);
        var set = plans.Of(plans.Of(typeof(TagUser)).Entries[0]);

        Assert.Equal(["Plain: taskset", "Tagged: task taskset"], set.Entries.Take(2).Select(entry => $"{entry.Name}: {string.Join(' ', entry.Tags)}"));
        Assert.Equal(["taskset", "taskset2"], plans.Of(set.Entries[2]).Entries[0].Tags);
    }

    [Fact]
    public void C_G9_tags_of_the_user_count_for_everything_it_does() => Assert.Equal(["Work"], Given.TasksLeft<TaggedUser>(["user"], []));

    [Fact]
    public void C_G9_tags_of_a_base_class_count_too() => Assert.Equal(["Work"], Given.TasksLeft<DerivedUser>(["base"], []));

    [Theory]
    [InlineData(typeof(EmptyTag))]
    [InlineData(typeof(BlankTag))]
    [InlineData(typeof(CommaTag))]
    [InlineData(typeof(EmptySetTag))]
    public void C_G10_a_tag_without_a_name_is_refused(Type user) => Assert.Equal(["LT1120"], Given.ProblemsOf(user));

    [Fact]
    public void C_G10_the_place_of_a_wrong_tag_is_named() =>
        Assert.Contains("TagConformanceTests+EmptySetTag+Set.", Given.Refuse(typeof(EmptySetTag)).Problems[0].What, StringComparison.Ordinal);

    [Fact]
    public void C_G11_a_user_without_tasks_after_filtering_is_refused_and_the_tags_that_there_are_are_named()
    {
        var exception = Given.Refuse(typeof(OneTag), ("Tags", "tag2"));

        Assert.Equal("LT1130", Assert.Single(exception.Problems).Code);
        Assert.Contains("OneTag had no tasks left after filtering by tags (include: tag2)", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Its tags are: deep, tag1.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void C_G11_one_of_several_user_types_without_tasks_takes_no_part_which_is_noted()
    {
        var load = VirtualLoad.Of<TwoTypes>(users: 4, duration: 4.5).With("Tags", "tag1");

        load.Run();

        Assert.Equal(["LT3013"], load.Definition.Hints.Select(hint => hint.Code));
        Assert.Equal(["OneTag"], load.Journal.Lines.Distinct());
        Assert.Equal(4, load.Journal.Entries.Select(entry => entry.User).Distinct().Count());
    }

    [Fact]
    public void C_G11_a_broken_set_is_refused_whatever_the_tags_say() => Assert.Equal(["LT1103"], Given.ProblemsOf(typeof(WithBrokenSet), ("Tags", "inc")));

    [Theory]
    [InlineData("inc", "")]
    [InlineData("", "other")]
    public void C_G11_a_set_that_a_tagged_task_schedules_belongs_to_that_task(string include, string exclude)
    {
        var load = VirtualLoad.Of<Scheduling>(duration: 49.5).With("Tags", include).With("ExcludeTags", exclude);

        var outcome = load.Run();

        Assert.Empty(outcome.Errors);
        Assert.Contains("In", load.Journal.Lines);
        Assert.Equal(exclude.Length == 0, load.Journal.Lines.Contains("Other"));
    }

    static IEnumerable<string> TextOf(BehaviorPlan plan) => plan.Entries.Select(entry => $"{entry.Name} {entry.Weight}");

    static Task S(Behavior behavior) => Task.CompletedTask;

    public sealed class Included : SpyUser
    {
        [Task, Tag("inc", "other")] public Task A() => Task.CompletedTask;

        [Task, Tag("x", "other")] public Task B() => Task.CompletedTask;

        [Task] public Task C() => Task.CompletedTask;
    }

    public sealed class Excluded : SpyUser
    {
        [Tag("exc")]
        [Tag("other")]
        [Task] public Task A() => Task.CompletedTask;

        [Task, Tag("y", "other")] public Task B() => Task.CompletedTask;

        [Task] public Task C() => Task.CompletedTask;
    }

    public sealed class Both : SpyUser
    {
        [Task] public Task N() => Task.CompletedTask;

        [Task, Tag("inc")] public Task Inc() => Task.CompletedTask;

        [Task, Tag("exc")] public Task Exc() => Task.CompletedTask;

        [Task, Tag("inc", "exc")] public Task IncExc() => Task.CompletedTask;
    }

    public sealed class IncludingSets : SpyUser
    {
        [Task]
        public sealed class Mixed : SpySet
        {
            [Task, Tag("inc")] public Task X() => Task.CompletedTask;

            [Task] public Task Y() => Task.CompletedTask;
        }

        [Task, Tag("inc")]
        public sealed class Tagged : SpySet
        {
            [Task] public Task Z() => Task.CompletedTask;
        }

        [Task]
        public sealed class Normal : SpySet
        {
            [Task] public Task W() => Task.CompletedTask;
        }
    }

    public sealed class ExcludingSets : SpyUser
    {
        [Task]
        public sealed class Mixed : SpySet
        {
            [Task, Tag("exc")] public Task X() => Task.CompletedTask;

            [Task] public Task Y() => Task.CompletedTask;
        }

        [Task]
        public sealed class All : SpySet
        {
            [Task, Tag("exc")] public Task Q() => Task.CompletedTask;
        }

        [Task, Tag("exc")]
        public sealed class Tagged : SpySet
        {
            [Task] public Task Z() => Task.CompletedTask;
        }

        [Task]
        public sealed class Normal : SpySet
        {
            [Task] public Task W() => Task.CompletedTask;
        }
    }

    public sealed class WithChains : SpyUser
    {
        [Task]
        [Markov]
        public sealed class Untagged : SpySet
        {
            [Transition(nameof(Work))] public Task Work() => Task.CompletedTask;
        }

        [Task, Tag("inc")]
        [Markov]
        public sealed class Tagged : SpySet
        {
            [Transition(nameof(Work))] public Task Work() => Task.CompletedTask;
        }
    }

    [Users(1)]
    [Markov, Tag("inc")]
    public sealed class ChainUser : SpyUser
    {
        [Transition(nameof(Work))] public Task Work() => Task.CompletedTask;
    }

    public sealed class WeightedUser : SpyUser
    {
        [Task(2), Tag("inc")] public Task Twice() => Task.CompletedTask;

        [Task(3), Tag("inc")] public Task Thrice() => Task.CompletedTask;

        [Task(4), Tag("other")] public Task FourTimes() => Task.CompletedTask;

        [Task(5)] public Task FiveTimes() => Task.CompletedTask;
    }

    public sealed class WeightedExclusion : SpyUser
    {
        [Task(2), Tag("dontexc")] public Task DontExclude() => Task.CompletedTask;

        [Task(3)] public Task Untagged() => Task.CompletedTask;

        [Task(4), Tag("exc")] public Task Excluded() => Task.CompletedTask;

        [Task(5), Tag("exc", "dontexc")] public Task ExcludedToo() => Task.CompletedTask;
    }

    public abstract class Sharing : SpyUser
    {
        [Task, Tag("tagged", "other")] public Task S() => Task.CompletedTask;

        [Task] public Task U() => Task.CompletedTask;

        [Task, Tag("tagged", "other")]
        public sealed class Set : SpySet
        {
            [Task] public Task I() => Task.CompletedTask;
        }
    }

    public sealed class FirstUser : Sharing;

    public sealed class SecondUser : Sharing;

    public sealed class TagUser : SpyUser
    {
        [Task, Tag("taskset")]
        public sealed class Set : SpySet
        {
            [Task] public Task Plain() => Task.CompletedTask;

            [Task, Tag("task")] public Task Tagged() => Task.CompletedTask;

            [Task, Tag("taskset2")]
            public sealed class Inner : SpySet
            {
                [Task] public Task Deep() => Task.CompletedTask;
            }
        }
    }

    [Tag("user")]
    public sealed class TaggedUser : SpyUser
    {
        [Task] public Task Work() => Task.CompletedTask;
    }

    [Tag("base")]
    public abstract class TaggedBase : SpyUser;

    [Tag("derived")]
    public sealed class DerivedUser : TaggedBase
    {
        [Task] public Task Work() => Task.CompletedTask;
    }

    public sealed class EmptyTag : SpyUser
    {
        [Task, Tag] public Task Work() => Task.CompletedTask;
    }

    public sealed class BlankTag : SpyUser
    {
        [Task, Tag("fine", " ")] public Task Work() => Task.CompletedTask;
    }

    public sealed class CommaTag : SpyUser
    {
        [Task, Tag("a,b")] public Task Work() => Task.CompletedTask;
    }

    public sealed class EmptySetTag : SpyUser
    {
        [Task, Tag()]
        public sealed class Set : SpySet
        {
            [Task] public Task Work() => Task.CompletedTask;
        }
    }

    public sealed class OneTag : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task, Tag("tag1")] public Task Work() => Did(nameof(OneTag));

        [Task]
        public sealed class Set : SpySet
        {
            [Task, Tag("deep")] public Task Work() => Did(nameof(Set));
        }
    }

    public sealed class Untagged : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task] public Task Work() => Did(nameof(Untagged));
    }

    [LoadTest]
    [Users(4)]
    [Population<OneTag>]
    [Population<Untagged>]
    public sealed class TwoTypes;

    public sealed class WithBrokenSet : SpyUser
    {
        [Task, Tag("inc")] public Task Work() => Task.CompletedTask;

        [Task] public sealed class Broken : SpySet;
    }

    public sealed class Scheduling : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task, Tag("inc")]
        public void Enter()
        {
            Say(nameof(Enter));
            ScheduleTask<Scheduled>();
        }
    }

    public sealed class Scheduled : SpySet
    {
        [Task]
        public void In()
        {
            Say(nameof(In));
            Interrupt(reschedule: false);
        }

        [Task, Tag("other")] public Task Other() => Did(nameof(Other));
    }
}
