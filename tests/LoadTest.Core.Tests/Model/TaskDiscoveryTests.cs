using LoadTest.Testing;

namespace LoadTest.Tests.Model;

public sealed class TaskDiscoveryTests
{
    [Fact]
    public void Tasks_come_in_order_of_declaration_those_of_the_base_first()
    {
        var tasks = TasksOf(typeof(Shopper));

        Assert.Equal(["Login 1", "Zebra 3", "Apple 1", "Off 0"], tasks.Select(task => $"{task.Name} {task.Weight}"));
    }

    [Fact]
    public async Task Tasks_may_return_Task_a_result_ValueTask_or_nothing()
    {
        var user = new Shapes();
        foreach (var task in TasksOf(typeof(Shapes))) await task.Invoke!(user);

        Assert.Equal(["Task", "result", "ValueTask", "void"], user.Called);
    }

    [Fact]
    public void An_overridden_task_is_one_task()
    {
        var tasks = TasksOf(typeof(Overriding));

        Assert.Equal("Browse", Assert.Single(tasks).Name);
    }

    [Fact]
    public void Users_are_constructed_with_the_arguments_of_the_test_framework()
    {
        var problems = new List<LoadTestProblem>();

        var plan = BehaviorDiscovery.Read(typeof(WithFixture), [], new BehaviorOptions { ConstructorArguments = ["fixture"] }, problems);

        Assert.Empty(problems);
        Assert.Equal("fixture", Assert.IsType<WithFixture>(plan.Create()).Fixture);
    }

    [Fact]
    public void An_exception_of_a_constructor_comes_unwrapped()
    {
        var plan = BehaviorDiscovery.Read(typeof(Throwing), [], BehaviorOptions.None, []);

        Assert.Throws<InvalidTimeZoneException>(() => plan.Create());
    }

    [Fact]
    public void A_class_that_is_no_user_is_told_so_and_nothing_untrue()
    {
        var problems = new List<LoadTestProblem>();

        Assert.Null(ScenarioDiscovery.Read(typeof(NoUser), BehaviorOptions.None, TagFilter.None, problems));

        Assert.Equal(["LT1101"], problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData(typeof(InheritsStatic), "LT1104")]
    [InlineData(typeof(ListThrows), "LT1122")]
    [InlineData(typeof(ListOfAbstract), "LT1121")]
    [InlineData(typeof(NeedsArgument), "LT1107")]
    [InlineData(typeof(NobodyRuns), "LT1129")]
    [InlineData(typeof(AloneWithoutWeight), "LT1129")]
    public void Nothing_that_cannot_run_is_left_out_in_silence(Type user, string code) => Assert.Equal([code], ProblemsOf(user));

    [Fact]
    public void The_problems_of_all_task_sets_are_reported_at_once_and_each_only_once() =>
        Assert.Equal(["LT1103", "LT1106", "LT1107"], ProblemsOf(typeof(SeveralBrokenSets)).Order());

    [Fact]
    public void A_set_may_contain_itself() => Assert.Empty(ProblemsOf(typeof(Recursive)));

    [Fact]
    public void When_tags_leave_only_a_user_type_that_nobody_wants_there_is_nothing_to_run()
    {
        var problems = new List<LoadTestProblem>();

        Assert.Null(ScenarioDiscovery.Read(typeof(UnwantedIsLeft), BehaviorOptions.None, TagFilter.Of(["slow"], []), problems));

        Assert.Equal(["LT1130"], problems.Select(problem => problem.Code));
    }

    static List<string> ProblemsOf(Type loadClass)
    {
        var problems = new List<LoadTestProblem>();
        ScenarioDiscovery.Read(loadClass, BehaviorOptions.None, TagFilter.None, problems);
        return [.. problems.Select(problem => problem.Code)];
    }

    static IReadOnlyList<TaskEntry> TasksOf(Type type) => BehaviorDiscovery.Read(type, [], BehaviorOptions.None, []).Entries;

    public abstract class Visitor : VirtualUser
    {
        [Task] public void Login() => _ = Some.Second;
    }

    public sealed class Shopper : Visitor
    {
        [Task(3)] public Task Zebra() => Task.CompletedTask;

        [Task] public Task Apple() => Task.CompletedTask;

        [Task(0)] public Task Off() => Task.CompletedTask;

        public Task NotATask() => Task.CompletedTask;
    }

    public sealed class Shapes : VirtualUser
    {
        public ICollection<string> Called { get; } = [];

        [Task] public Task A() => Say("Task");

        [Task] public Task<bool> B() => Say("result");

        [Task] public ValueTask C() => new(Say("ValueTask"));

        [Task] public void D() => Called.Add("void");

        Task<bool> Say(string what)
        {
            Called.Add(what);
            return Task.FromResult(true);
        }
    }

    public abstract class Overridable : VirtualUser
    {
        [Task] public virtual Task Browse() => Task.CompletedTask;
    }

    public sealed class Overriding : Overridable
    {
        [Task] public override Task Browse() => Task.CompletedTask;
    }

    public sealed class WithFixture(string fixture) : VirtualUser
    {
        public string Fixture { get; } = fixture;

        [Task] public Task Browse() => Task.CompletedTask;
    }

    public sealed class Throwing : VirtualUser
    {
        public Throwing() => throw new InvalidTimeZoneException("constructor");

        [Task] public Task Browse() => Task.CompletedTask;
    }

    public sealed class NoUser
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    public abstract class WithStatic : VirtualUser
    {
        [Task] public static Task Browse() => Task.CompletedTask;
    }

    public sealed class InheritsStatic : WithStatic
    {
        [Task] public Task Buy() => Task.CompletedTask;
    }

    public sealed class ListThrows : VirtualUser
    {
        [Tasks] public static TaskList List => new() { { _ => Task.CompletedTask, -1 } };

        [Task] public Task Browse() => Task.CompletedTask;
    }

    public abstract class AbstractSet : TaskSet
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    public sealed class ListOfAbstract : VirtualUser
    {
        [Tasks] public static TaskList List => new() { typeof(AbstractSet) };
    }

    [Task<Needy>]
    public sealed class NeedsArgument : VirtualUser;

    public sealed class Needy(string name) : TaskSet
    {
        [Task] public Task Browse() => Task.FromResult(name);
    }

    [Population<Unwanted>]
    public sealed class NobodyRuns;

    [Weight(0)]
    public sealed class Unwanted : VirtualUser
    {
        [Task, Tag("slow")] public Task Browse() => Task.CompletedTask;
    }

    [Weight(0)]
    public sealed class AloneWithoutWeight : VirtualUser
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    [Population<Unwanted>]
    [Population<Shopper>]
    public sealed class UnwantedIsLeft;

    [Population<FirstBroken>]
    [Population<SecondBroken>]
    public sealed class SeveralBrokenSets;

    [Task<Outer>]
    public sealed class FirstBroken : VirtualUser;

    [Task<Outer>]
    [Task<Needy>]
    public sealed class SecondBroken : VirtualUser;

    public sealed class Outer : TaskSet
    {
        [Task(-1)] public Task Browse() => Task.CompletedTask;

        [Task] public sealed class Empty : TaskSet;
    }

    [Task<Selfish>]
    public sealed class Recursive : VirtualUser;

    [Task<Selfish>]
    public sealed class Selfish : TaskSet
    {
        [Task] public void Stop() => Interrupt();
    }
}
