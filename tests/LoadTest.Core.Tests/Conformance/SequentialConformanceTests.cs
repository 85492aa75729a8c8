using LoadTest.Testing;

namespace LoadTest.Tests.Conformance;

/// <summary>Sets that run their tasks in order of declaration.</summary>
public sealed class SequentialConformanceTests
{
    [Fact]
    public void C_Q1_listed_tasks_run_in_order_until_one_leaves() => Assert.Equal(["1", "2", "3"], LogOf<Listed>(iterations: 3));

    [Fact]
    public void C_Q1_the_next_visit_begins_with_the_first_task() => Assert.Equal(["1", "2", "3", "1", "2"], LogOf<Listed>(iterations: 5));

    [Fact]
    public void C_Q2_a_weight_repeats_a_task_in_its_place() => Assert.Equal(["1", "1", "1", "2", "2", "3", "1"], LogOf<Repeating>(iterations: 7));

    [Fact]
    public void C_Q3_a_list_takes_its_place_among_the_methods() => Assert.Equal(["1", "2", "101", "102", "3"], LogOf<Mixed>(iterations: 5));

    [Fact]
    public void C_Q4_tasks_of_bases_come_first_each_class_in_its_own_order() => Assert.Equal(["1", "30", "20", "2", "3"], LogOf<Inheriting>(iterations: 5));

    [Fact]
    public void C_Q5_the_order_begins_again_after_the_last_task() =>
        Assert.Equal(["1", "2", "3", "1", "2", "3", "1", "2", "3"], LogOf<ThreeRounds>(iterations: 9));

    [Fact]
    public void C_Q5_a_user_may_be_sequential_too() => Assert.Equal(["1", "2", "1", "2", "1"], LogOf<SequentialUser>(iterations: 5));

    [Fact]
    public void C_Q5_the_next_task_follows_when_an_inner_set_has_been_left() => Assert.Equal(["1", "in", "2", "1", "in", "2"], LogOf<Nesting>(iterations: 6));

    [Fact]
    public void C_Q5_a_scheduled_task_does_not_change_where_the_order_is() => Assert.Equal(["1", "extra", "2", "1", "extra", "2"], LogOf<Detouring>(iterations: 6));

    static IReadOnlyList<string> LogOf<T>(int iterations)
    {
        var load = VirtualLoad.Of<T>().With("Iterations", iterations);
        load.Run();
        return load.Journal.Lines;
    }

    static Func<Behavior, Task> Saying(string text) => behavior =>
    {
        Journal.Of(behavior.Context.Run).Say(text);
        return Task.CompletedTask;
    };

    public sealed class Listed : SpyUser
    {
        [Task]
        [Sequential]
        public sealed class Steps : SpySet
        {
            [Tasks] public static TaskList List => new() { Saying("1"), Saying("2"), Last };

            static Task Last(Behavior behavior)
            {
                ((Steps)behavior).Interrupt();
                return Saying("3")(behavior);
            }
        }
    }

    [Sequential]
    public sealed class Repeating : SpyUser
    {
        [Tasks] public static TaskList List => new() { { Saying("1"), 3 }, { Saying("2"), 2 }, { Saying("never"), 0 }, { Saying("3"), 1 } };
    }

    [Sequential]
    public sealed class Mixed : SpyUser
    {
        [Task] public Task First() => Did("1");

        [Task] public Task Second() => Did("2");

        [Tasks] public static TaskList List => new() { Saying("101"), Saying("102") };

        [Task] public Task Third() => Did("3");
    }

    [Sequential]
    public abstract class Lowest : SpyUser
    {
        [Task] public Task First() => Did("1");

        [Tasks] public static TaskList OfLowest => new() { Saying("30") };
    }

    public abstract class Middle : Lowest
    {
        [Tasks] public static TaskList OfMiddle => new() { Saying("20") };

        [Task] public Task Second() => Did("2");
    }

    public sealed class Inheriting : Middle
    {
        [Task] public Task Third() => Did("3");
    }

    public sealed class ThreeRounds : SpyUser
    {
        [Task]
        [Sequential]
        public sealed class Steps : SpySet
        {
            int _rounds;

            [Task] public Task First() => Did("1");

            [Task] public Task Second() => Did("2");

            [Task]
            public Task Third()
            {
                if (++_rounds == 3) Interrupt();
                return Did("3");
            }
        }
    }

    [Sequential]
    public sealed class SequentialUser : SpyUser
    {
        [Task] public Task First() => Did("1");

        [Task] public Task Second() => Did("2");
    }

    [Sequential]
    public sealed class Nesting : SpyUser
    {
        [Task] public Task First() => Did("1");

        [Task]
        public sealed class Inner : SpySet
        {
            [Task]
            public void Work()
            {
                Say("in");
                Interrupt();
            }
        }

        [Task] public Task Second() => Did("2");
    }

    [Sequential]
    public sealed class Detouring : SpyUser
    {
        [Task]
        public Task First()
        {
            ScheduleTask(() => Did("extra"));
            return Did("1");
        }

        [Task] public Task Second() => Did("2");
    }
}
