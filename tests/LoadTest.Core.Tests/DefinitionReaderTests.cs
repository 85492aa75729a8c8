using System.Text.RegularExpressions;
using LoadTest.Judge;
using LoadTest.Testing;

namespace LoadTest.Tests;

public sealed class DefinitionReaderTests
{
    [Fact]
    public void A_sound_class_becomes_a_definition()
    {
        var definition = DefinitionReader.Read(typeof(Sound), [], SettingOverrides.None);

        Assert.Equal("Sound", definition.Name);
        Assert.Equal(["p95 < 200ms", "failures < 1%"], definition.Thresholds.Select(threshold => threshold.Threshold.Text));
        Assert.EndsWith("DefinitionReaderTests.cs", definition.SourceFile, StringComparison.Ordinal);
        Assert.Equal(definition.SourceLine + 2, definition.Thresholds[0].SourceLine);
        var expected = Some.Settings() with { Seed = 42, Results = definition.Settings.Results, OnUndecided = UndecidedPolicy.Fail };
        Assert.Equal(expected, definition.Settings);
    }

    [Fact]
    public void Defaults_are_those_of_the_documentation()
    {
        var settings = DefinitionReader.Read(typeof(Minimal), [], SettingOverrides.None).Settings;

        Assert.Equal((3, 3.0), (settings.Users, settings.SpawnRate));
        Assert.Equal(
            [30, 5, 90, 10],
            new[] { settings.Duration, settings.WarmUp, settings.MaxDuration, settings.StopTimeout }.Select(time => time.TotalSeconds));
        Assert.Equal((0, UndecidedPolicy.Skip), (settings.Seed, settings.OnUndecided));
    }

    [Fact]
    public void A_class_that_is_no_virtual_user() => Snapshot.Match(ProblemsOf(typeof(NoUser)));

    [Fact]
    public void A_class_that_is_abstract() => Snapshot.Match(ProblemsOf(typeof(Abstract)));

    [Fact]
    public void A_class_without_tasks() => Snapshot.Match(ProblemsOf(typeof(NoTasks)));

    [Fact]
    public void A_class_whose_tasks_are_all_switched_off() => Snapshot.Match(ProblemsOf(typeof(TasksOff)));

    [Fact]
    public void Tasks_of_the_wrong_shape() => Snapshot.Match(ProblemsOf(typeof(WrongTasks)));

    [Fact]
    public void A_constructor_that_the_test_framework_cannot_call() => Snapshot.Match(ProblemsOf(typeof(NeedsFixture)));

    [Fact]
    public void Two_thresholds_on_the_same_statistic() => Snapshot.Match(ProblemsOf(typeof(TwinThresholds)));

    [Fact]
    public void A_malformed_threshold() => Snapshot.Match(ProblemsOf(typeof(MalformedThreshold)));

    [Fact]
    public void A_class_without_a_load_profile() => Snapshot.Match(ProblemsOf(typeof(NoProfile)));

    [Fact]
    public void All_problems_of_a_class_are_reported_at_once() => Snapshot.Match(ProblemsOf(typeof(AllWrong), ("LOADTEST_USERS", "many"), ("LOADTEST_DURATON", "5s")));

    [Fact]
    public void A_spawn_rate_of_zero() => Snapshot.Match(ProblemsOf(typeof(NoRate)));

    [Fact]
    public void A_longest_measurement_shorter_than_the_planned_one() => Snapshot.Match(ProblemsOf(typeof(ShortExtension)));

    [Fact]
    public void A_private_task_of_a_base_class() => Snapshot.Match(ProblemsOf(typeof(InheritsPrivateTask)));

    [Fact]
    public void A_duration_overridden_beyond_the_longest_measurement_moves_that_too()
    {
        var overrides = SettingOverrides.Read(new Dictionary<string, string> { ["LOADTEST_DURATION"] = "60s" }, _ => null);

        var settings = DefinitionReader.Read(typeof(ShortlyExtended), [], overrides).Settings;

        Assert.Equal(TimeSpan.FromSeconds(60), settings.MaxDuration);
    }

    [Fact]
    public void A_definition_with_other_settings_runs_as_they_say()
    {
        var definition = DefinitionReader.Read(typeof(Minimal), [], SettingOverrides.None);

        definition = definition with { Settings = definition.Settings with { Users = 7, SpawnRate = 2, WarmUp = TimeSpan.FromSeconds(1) } };

        Assert.Equal(LoadTarget.Of(7, 2).Users, definition.Scenario.Loads[0].Shape.Tick(new ShapeContext { RunTime = default, ActiveUsers = 0 }).Users);
        Assert.Equal(TimeSpan.FromSeconds(3), definition.Scenario.MeasurementStart);
    }

    static string ProblemsOf(Type type, params (string Key, string Value)[] environment)
    {
        var overrides = SettingOverrides.Read(environment.ToDictionary(e => e.Key, e => e.Value), _ => null);
        var exception = Assert.Throws<LoadTestException>(() => DefinitionReader.Read(type, [], overrides));
        return Regex.Replace(exception.Message, @"line \d+", "line N");
    }

    [LoadTest(Seed = 42, OnUndecided = UndecidedPolicy.Fail)]
    [Users(50, SpawnRate = 10)]
    [Threshold("p95<200ms")]
    [Threshold("failures < 1%")]
    public sealed class Sound : VirtualUser
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    [LoadTest]
    [Users(3)]
    public sealed class Minimal : VirtualUser
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    [LoadTest]
    [Users(3)]
    public sealed class NoUser
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    [LoadTest]
    [Users(3)]
    public abstract class Abstract : VirtualUser
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    [LoadTest]
    [Users(3)]
    public sealed class NoTasks : VirtualUser;

    [LoadTest]
    [Users(3)]
    public sealed class TasksOff : VirtualUser
    {
        [Task(0)] public Task Browse() => Task.CompletedTask;
    }

    [LoadTest]
    [Users(3)]
    public sealed class WrongTasks : VirtualUser
    {
        [Task] public static Task Static() => Task.CompletedTask;

        [Task] public Task WithParameter(int id) => Task.FromResult(id);

        [Task] public Task Generic<T>() => Task.FromResult(typeof(T));

        [Task] public int Number() => 1;

        [Task(-2)] public Task Negative() => Task.CompletedTask;

#pragma warning disable VSTHRD100 // the very mistake that is to be refused
        [Task] public async void AsyncVoid() => await Task.Yield();
#pragma warning restore VSTHRD100

        [Task] internal Task NotPublic() => Task.CompletedTask;
    }

    [LoadTest]
    [Users(3)]
    public sealed class NeedsFixture(string fixture, int number) : VirtualUser
    {
        [Task] public Task Browse() => Task.FromResult((fixture, number));
    }

    [LoadTest]
    [Users(3)]
    [Threshold("p95 < 200ms")]
    [Threshold("p95 < 300ms")]
    public sealed class TwinThresholds : VirtualUser
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    [LoadTest]
    [Users(3)]
    [Threshold("p95 < 200")]
    public sealed class MalformedThreshold : VirtualUser
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    [LoadTest]
    public sealed class NoProfile : VirtualUser
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    [LoadTest]
    [Users(3, SpawnRate = 0)]
    public sealed class NoRate : VirtualUser
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    [LoadTest(MaxDuration = "10s")]
    [Users(3, Duration = "20s")]
    public sealed class ShortExtension : VirtualUser
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    [LoadTest(MaxDuration = "30s")]
    [Users(3, Duration = "20s")]
    public sealed class ShortlyExtended : VirtualUser
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    public abstract class HidesATask : VirtualUser
    {
        [Task] Task Hidden() => Task.CompletedTask;
    }

    [LoadTest]
    [Users(3)]
    public sealed class InheritsPrivateTask : HidesATask
    {
        [Task] public Task Browse() => Task.CompletedTask;
    }

    [LoadTest(MaxDuration = "long", StopTimeout = "-1s")]
    [Users(0, Duration = "0s", WarmUp = "soon")]
    [Threshold("p95 < 200")]
    [Threshold("speed > 9000")]
    public sealed class AllWrong : VirtualUser
    {
        [Task(-1)] public Task Browse() => Task.CompletedTask;
    }
}
