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
}
