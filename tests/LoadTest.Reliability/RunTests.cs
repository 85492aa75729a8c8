using System.Text.Json;
using LoadTest.Testing;

namespace LoadTest.Reliability;

/// <summary>Whole runs through the public API, in real time, with a folder for their results.</summary>
public abstract class RunTests : IAsyncLifetime
{
    readonly DirectoryInfo _results = Directory.CreateTempSubdirectory("loadtest-reliability-");

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync()
    {
        _results.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Runs a load class with a fixture.</summary>
    private protected async Task<LoadTestResult> RunAsync<T>(
        object fixture, Func<LoadTestSettings, LoadTestSettings>? with = null, ILoadTestObserver? observer = null, CancellationToken token = default)
    {
        var definition = LoadTestDefinition.From(typeof(T), fixture);
        var settings = definition.Settings with { Results = _results.FullName };
        return await LoadTestRunner.RunAsync(definition with { Settings = with?.Invoke(settings) ?? settings }, observer ?? new SpyObserver(), token);
    }

    /// <summary>What the run has written.</summary>
    private protected static JsonElement JsonOf(LoadTestResult result)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(result.ReportDirectory, "result.json")));
        return document.RootElement.Clone();
    }

    private protected static string MarkdownOf(LoadTestResult result) => File.ReadAllText(Path.Combine(result.ReportDirectory, "summary.md"));
}
