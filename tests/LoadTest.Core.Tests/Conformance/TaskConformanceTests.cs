using LoadTest.Testing;

namespace LoadTest.Tests.Conformance;

/// <summary>Which tasks a class has, and which of them comes next.</summary>
public sealed class TaskConformanceTests
{
    [Fact]
    public void C_T1_listed_functions_and_methods_add_up() =>
        Assert.Equal(["First 5", "Second 2", "Third 3", "Thirteenth 13"], Given.TasksOf<ListAndMethods>());

    [Fact]
    public void C_T1_task_sets_may_stand_on_the_class_and_in_the_list() =>
        Assert.Equal(["Corner 5", "Corner 2", "Third 3", "Corner 13"], Given.TasksOf<Sets>());

    [Fact]
    public void C_T2_a_weight_is_how_often_a_task_is_picked()
    {
        Assert.Equal(["First 2", "Second 3"], Given.TasksOf<TwoTasks>());

        var load = VirtualLoad.Of<TwoTasks>().With("Iterations", 10_000);
        load.Run();

        // 2/5 of 10 000 with a standard deviation of 49: four of them on each side.
        Assert.InRange(load.Journal.Count("First"), 3_804, 4_196);
    }

    [Fact]
    public void C_T3_tasks_of_an_abstract_base_count_too() => Assert.Equal(["First 2", "Second 3"], Given.TasksOf<Derived>());

    [Fact]
    public void C_T3_a_task_of_the_base_is_not_replaced_by_name() => Assert.Equal(["Corner 2", "Corner 3"], Given.TasksOf<DerivedWithSameSet>());

    [Fact]
    public void C_T4_tasks_of_the_base_come_first() => Assert.Equal(["First 1", "Second 1"], Given.TasksOf<DerivedFromList>());

    [Fact]
    public void C_T4_an_overridden_task_keeps_its_place_in_the_order_of_the_base() => Assert.Equal(["LogIn 1", "Browse 1", "Leave 1"], Given.TasksOf<Overriding>());

    [Fact]
    public void C_T5_the_weight_is_one_unless_given() => Assert.Equal(["Bare 1", "Empty 1", "Thrice 3"], Given.TasksOf<Weights>());

    [Fact]
    public void C_T6_a_class_without_tasks_is_refused_before_it_runs() => Assert.Equal(["LT1103"], Given.ProblemsOf(typeof(NoTasks)));

    [Fact]
    public void C_T6_a_list_without_entries_is_no_task() => Assert.Equal(["LT1103"], Given.ProblemsOf(typeof(EmptyList)));

    [Fact]
    public void C_T6_a_list_that_is_null_is_refused() => Assert.Equal(["LT1122"], Given.ProblemsOf(typeof(NullList)));

    [Fact]
    public void C_T6_a_task_set_without_tasks_is_refused_before_the_user_runs()
    {
        var exception = Given.Refuse(typeof(HasEmptySet));

        Assert.Equal("LT1103", Assert.Single(exception.Problems).Code);
        Assert.Contains("Empty has no task", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void C_T6_methods_that_look_like_forgotten_tasks_are_named() =>
        Assert.Contains("These methods have no [Task]: Browse. These lists have no [Tasks]: Later.", Given.Refuse(typeof(Forgetful)).Message, StringComparison.Ordinal);

    [Fact]
    public void C_T10_scheduled_tasks_run_in_the_order_in_which_they_were_scheduled()
    {
        var load = VirtualLoad.Of<Scheduling>().With("Iterations", 5);

        load.Run();

        Assert.Equal(["Second", "First", "Zeroth", "Other", "Other"], load.Journal.Lines);
    }

    [Fact]
    public void C_T11_a_task_may_schedule_a_method_to_run_next()
    {
        var load = VirtualLoad.Of<SchedulingNext>().With("Iterations", 6);

        load.Run();

        Assert.Equal(["Add", "Pay", "Add", "Pay", "Add", "Pay"], load.Journal.Lines);
    }

    [Fact]
    public void C_T18_a_user_schedules_a_task_set_which_runs_next_and_comes_back()
    {
        var load = VirtualLoad.Of<SeedShopper>(duration: 1_999.5);

        load.Run();

        var visits = string.Join(' ', load.Journal.Lines).Split("user");
        Assert.All(visits[1..^1], visit => Assert.Matches("^ (browse( view)* stop|purchase( pay)* stop) $", visit));
        var browsed = load.Journal.Count("browse") / (double)(load.Journal.Count("browse") + load.Journal.Count("purchase"));

        // 3 : 1 over a good 500 visits: a standard deviation of 0.019, four of them on each side.
        Assert.InRange(browsed, 0.67, 0.83);
    }

    static Task First(Behavior behavior) => Task.CompletedTask;

    static Task Second(Behavior behavior) => Task.CompletedTask;

    public sealed class Corner : SpySet
    {
        [Task] public void Stop() => Interrupt();
    }

    public sealed class ListAndMethods : SpyUser
    {
        [Tasks] public static TaskList Functions => new() { { First, 5 }, { Second, 2 } };

        [Task(3)] public Task Third() => Task.CompletedTask;

        [Task(13)] public Task Thirteenth() => Task.CompletedTask;
    }

    [Task<Corner>(5)]
    public sealed class Sets : SpyUser
    {
        [Tasks] public static TaskList More => new() { { typeof(TaskConformanceTests.Corner), 2 } };

        [Task(3)] public Task Third() => Task.CompletedTask;

        [Task(13)]
        public sealed class Corner : SpySet
        {
            [Task] public void Stop() => Interrupt();
        }
    }

    public sealed class TwoTasks : SpyUser
    {
        [Task(2)] public Task First() => Did(nameof(First));

        [Task(3)] public Task Second() => Did(nameof(Second));
    }

    public abstract class Abstract : SpyUser
    {
        [Task(2)] public Task First() => Task.CompletedTask;
    }

    public sealed class Derived : Abstract
    {
        [Task(3)] public Task Second() => Task.CompletedTask;
    }

    [Task<Corner>(2)]
    public abstract class WithSet : SpyUser;

    [Task<Corner>(3)]
    public sealed class DerivedWithSameSet : WithSet;

    public abstract class WithList : SpyUser
    {
        [Tasks] public static TaskList Functions => new() { First };
    }

    public sealed class DerivedFromList : WithList
    {
        [Task] public Task Second() => Task.CompletedTask;
    }

    public abstract class Template : SpyUser
    {
        [Task] public virtual Task LogIn() => Task.CompletedTask;

        [Task] public Task Browse() => Task.CompletedTask;
    }

    public sealed class Overriding : Template
    {
        public override Task LogIn() => Task.CompletedTask;

        [Task] public Task Leave() => Task.CompletedTask;
    }

    public sealed class Weights : SpyUser
    {
        [Task] public Task Bare() => Task.CompletedTask;

        [Task()] public Task Empty() => Task.CompletedTask;

        [Task(3)] public Task Thrice() => Task.CompletedTask;
    }

    public sealed class NoTasks : SpyUser;

    public sealed class EmptyList : SpyUser
    {
        [Tasks] public static TaskList Nothing => [];
    }

    public sealed class NullList : SpyUser
    {
        [Tasks] public static TaskList? Nothing => null;
    }

    public sealed class HasEmptySet : SpyUser
    {
        [Task] public Task Browse() => Task.CompletedTask;

        [Task] public sealed class Empty : SpySet;
    }

    public sealed class Forgetful : SpyUser
    {
        public static TaskList Later => new() { First };

        public Task Browse() => Task.CompletedTask;
    }

    public sealed class Scheduling : SpyUser
    {
        protected internal override Task OnStartAsync()
        {
            ScheduleTask(First);
            ScheduleTask(Zeroth);
            ScheduleTask(Second, first: true);
            return Task.CompletedTask;
        }

        [Task] public Task Other() => Did(nameof(Other));

        Task Zeroth() => Did(nameof(Zeroth));

        Task First() => Did(nameof(First));

        Task Second() => Did(nameof(Second));
    }

    public sealed class SchedulingNext : SpyUser
    {
        [Task]
        public void Add()
        {
            Say(nameof(Add));
            ScheduleTask(Pay);
        }

        Task Pay() => Did(nameof(Pay));
    }

    /// <summary>As the usage patterns have it: user-level tasks that schedule a set.</summary>
    public sealed class SeedShopper : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task(3)]
        public void Browse()
        {
            Say("user");
            ScheduleTask<Browsing>();
        }

        [Task(1)]
        public void Purchase()
        {
            Say("user");
            ScheduleTask<Purchasing>();
        }
    }

    public sealed class Browsing : SpySet
    {
        protected internal override Task OnStartAsync() => Did("browse");

        [Task(2)] public Task View() => Did("view");

        [Task]
        public void Stop()
        {
            Say("stop");
            Interrupt();
        }
    }

    public sealed class Purchasing : SpySet
    {
        protected internal override Task OnStartAsync() => Did("purchase");

        [Task(2)] public Task Pay() => Did("pay");

        [Task]
        public void Stop()
        {
            Say("stop");
            Interrupt();
        }
    }
}
