using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Builds runs of <see cref="TestUser"/> in virtual time.</summary>
internal static class EngineFixture
{
    public static RunPlan PlanOf(
        Func<TestUser> create, Func<TestUser, Task> task, int users = 1, double spawnRate = Some.AtOnce, double duration = 10, double warmUp = 0) =>
        Some.Plan(Some.Scenario(create, users, spawnRate, duration, warmUp, TaskOf("Browse", 1, task)));

    public static (string Name, int Weight, Func<Behavior, ValueTask> Invoke) TaskOf(string name, int weight, Func<TestUser, Task> task) =>
        (name, weight, user => new ValueTask(task((TestUser)user)));
}
