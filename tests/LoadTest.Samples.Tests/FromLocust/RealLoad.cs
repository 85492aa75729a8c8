using LoadTest.Run;
using LoadTest.Testing;

namespace LoadTest.Samples.FromLocust;

/// <summary>A load class in real time, for what cannot be taken out of it: connections over which the server speaks when it wants to.</summary>
internal static class RealLoad
{
    public static async Task<LoadTestResult> RunAsync<T>(int users, double duration, params object?[] arguments)
    {
        var milliseconds = FormattableString.Invariant($"{duration * 1_000}ms");
        var settings = new Dictionary<string, string>
        {
            ["LOADTEST_USERS"] = FormattableString.Invariant($"{users}"),
            ["LOADTEST_SPAWN_RATE"] = "1000",
            ["LOADTEST_DURATION"] = milliseconds,
            ["LOADTEST_MAX_DURATION"] = milliseconds,
            ["LOADTEST_WARM_UP"] = "0s",
            ["LOADTEST_ON_GENERATOR_TROUBLE"] = "Report",
        };
        var definition = DefinitionReader.Read(typeof(T), arguments, SettingOverrides.Read(settings, _ => null));
        var plan = LoadTestRunner.PlanOf(definition, new IsolatedObserver(new SpyObserver())) with { IsOwnerGone = () => false };
        using var engine = new Engine(plan, TimeProvider.System, new PoolWorkQueue(), _ => { });
        return LoadTestRunner.Conclude(definition, await new ControlThread(engine, TimeProvider.System).RunAsync(), observerFailure: "");
    }
}
