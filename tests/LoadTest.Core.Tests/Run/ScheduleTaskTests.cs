using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Tasks that are said to run next.</summary>
public sealed class ScheduleTaskTests
{
    [Fact]
    public void A_user_runs_what_it_has_scheduled_before_it_picks_anything_methods_and_sets_alike() =>
        Assert.Equal(["work", "first", "set", "last", "work"], LinesOf<SchedulingUser>(iterations: 5));

    [Fact]
    public void A_set_runs_what_it_has_scheduled_before_it_picks_anything() =>
        Assert.Equal(["work", "first", "inner", "last", "work"], LinesOf<SchedulingSet>(iterations: 5));

    [Fact]
    public void What_a_set_has_scheduled_is_gone_with_it() => Assert.Equal(["work", "user", "work", "user"], LinesOf<Leaving>(iterations: 4));

    [Fact]
    public void Whose_choice_of_tasks_is_overridden_schedules_all_the_same() => Assert.Equal(["b", "scheduled", "b", "scheduled"], LinesOf<Choosing>(iterations: 4));

    [Fact]
    public void A_choice_may_be_any_task_of_the_menu_and_none_else_by_name()
    {
        var load = VirtualLoad.Of<Misspelling>(duration: 5);

        var outcome = load.Run();

        Assert.Equal("ArgumentException: Misspelling has no task 'Brwose'. It has: Browse, Buy. (Parameter 'name')", outcome.Errors[0].Message);
    }

    static IReadOnlyList<string> LinesOf<T>(int iterations)
    {
        var load = VirtualLoad.Of<T>().With("Iterations", iterations);
        load.Run();
        return load.Journal.Lines;
    }

    public sealed class SchedulingUser : SpyUser
    {
        [Task]
        public Task Work()
        {
            ScheduleTask(Last);
            ScheduleTask<Short>(first: true);
            ScheduleTask(() => Did("first"), first: true);
            return Did("work");
        }

        Task Last() => Did("last");
    }

    public sealed class Short : SpySet
    {
        [Task]
        public Task Work()
        {
            Interrupt();
            return Did("set");
        }
    }

    public sealed class SchedulingSet : SpyUser
    {
        [Task]
        public sealed class Set : SpySet
        {
            [Task]
            public Task Work()
            {
                ScheduleTask(Last);
                ScheduleTask<Inner>(first: true);
                ScheduleTask(() => Did("first"), first: true);
                return Did("work");
            }

            Task Last() => Did("last");
        }
    }

    public sealed class Inner : SpySet
    {
        [Task]
        public Task Work()
        {
            Interrupt();
            return Did("inner");
        }
    }

    [Sequential]
    public sealed class Leaving : SpyUser
    {
        [Task]
        public sealed class Set : SpySet
        {
            [Task]
            public Task Work()
            {
                ScheduleTask(() => Did("never"));
                Interrupt();
                return Did("work");
            }
        }

        [Task] public Task User() => Did("user");
    }

    public sealed class Choosing : SpyUser
    {
        protected internal override TaskEntry NextTask(TaskMenu tasks) => tasks[nameof(B)];

        [Task] public Task A() => Did("a");

        [Task(0)]
        public Task B()
        {
            ScheduleTask(() => Did("scheduled"));
            return Did("b");
        }
    }

    public sealed class Misspelling : SpyUser
    {
        protected internal override TaskEntry NextTask(TaskMenu tasks) => tasks["Brwose"];

        [Task] public Task Browse() => Did("browse");

        [Task] public Task Buy() => Did("buy");
    }
}
