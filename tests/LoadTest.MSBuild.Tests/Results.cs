using Microsoft.Build.Utilities;

namespace LoadTest.MSBuild.Tests;

/// <summary>A folder of results on disk, as load tests leave it, and the task run on it.</summary>
internal sealed class Results : IDisposable
{
    readonly FakeBuildEngine _engine = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("loadtest-results-").FullName;

    public IReadOnlyList<string> Lines => _engine.Lines;

    public string Add(string json, string run = "Shopper-1")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, run));
        var path = Path.Combine(folder.FullName, "result.json");
        File.WriteAllText(path, json);
        return path;
    }

    public bool Check(int exitCode = 0, params string[] known)
    {
        var task = new CheckLoadTestResults
        {
            BuildEngine = _engine,
            Folder = Folder,
            Filter = "Category=Load",
            Project = "/src/Shop.LoadTests.csproj",
            ExitCode = exitCode,
            KnownResults = [.. known.Select(path => new TaskItem(path))],
        };
        return task.Execute();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
