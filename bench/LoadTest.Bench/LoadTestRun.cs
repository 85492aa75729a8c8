using System.Globalization;

namespace LoadTest.Bench;

/// <summary>Runs a load class in this process through the public API, with the settings of the benchmark.</summary>
internal static class LoadTestRun
{
    /// <summary>The result of a run without warm-up: the benchmark warms up with a run of its own.</summary>
    /// <exception cref="InvalidOperationException">The run did not pass.</exception>
    public static Task<LoadTestResult> OfAsync(Type loadClass, int users, TimeSpan duration, params object?[] constructorArguments) =>
        OfAsync(loadClass, users, duration, new QuietObserver(), constructorArguments);

    /// <inheritdoc cref="OfAsync(Type, int, TimeSpan, object[])"/>
    public static async Task<LoadTestResult> OfAsync(Type loadClass, int users, TimeSpan duration, ILoadTestObserver observer, params object?[] constructorArguments)
    {
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.###}s");
        Environment.SetEnvironmentVariable("LOADTEST_USERS", users.ToString(CultureInfo.InvariantCulture));
        Environment.SetEnvironmentVariable("LOADTEST_SPAWN_RATE", "1000000");
        Environment.SetEnvironmentVariable("LOADTEST_DURATION", seconds);
        Environment.SetEnvironmentVariable("LOADTEST_MAX_DURATION", seconds);
        Environment.SetEnvironmentVariable("LOADTEST_WARM_UP", "0s");
        Environment.SetEnvironmentVariable("LOADTEST_RESULTS", Path.Combine(Path.GetTempPath(), "loadtest-bench"));
        return await LoadTestRunner.RunAsync(LoadTestDefinition.From(loadClass, constructorArguments), observer, CancellationToken.None);
    }
}
