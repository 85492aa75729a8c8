using System.Reflection;

namespace LoadTest.Acceptance;

/// <summary>
/// Packs the packages into a local folder feed once for all acceptance tests, makes a throw-away project that consumes them,
/// and builds it. Nothing outside the temporary folder is touched.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    static readonly string[] Packages = ["LoadTest.Core", "LoadTest.Xunit", "LoadTest.MSBuild"];

    readonly string _folder = Directory.CreateTempSubdirectory("loadtest-acceptance-").FullName;
    readonly string _version = $"0.1.0-acceptance.{Environment.ProcessId}";

    public static string RepositoryRoot { get; } = typeof(PackedPackages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == nameof(RepositoryRoot)).Value!;

    public string Feed => Path.Combine(_folder, "feed");

    public string ProjectFolder => Path.Combine(_folder, "Consumer");

    public async Task InitializeAsync()
    {
        foreach (var package in Packages)
        {
            await MustSucceedAsync(RepositoryRoot, "pack", $"src/{package}", "--configuration", "Release", "--output", Feed,
                "--artifacts-path", Path.Combine(_folder, "artifacts"), $"-p:Version={_version}", "-v", "q");
        }

        CopySources();
        await MustSucceedAsync(ProjectFolder, ["build", "-v", "q", "-clp:NoSummary", .. RestoreProperties()]);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A folder of its own for one test's files.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;

    IEnumerable<string> RestoreProperties() =>
    [
        $"-p:LoadTestFeed={Feed}",
        $"-p:LoadTestVersion={_version}",
        $"-p:LoadTestPackages={Path.Combine(_folder, "packages")}",
        $"-p:LoadTestFallback={GlobalPackages()}",
    ];

    // What the solution itself restored is there already: the throw-away project need not fetch it again.
    static string GlobalPackages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } configured
            ? configured
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    void CopySources()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "testdata", "Consumer");
        Directory.CreateDirectory(ProjectFolder);
        foreach (var file in Directory.EnumerateFiles(source)) File.Copy(file, Path.Combine(ProjectFolder, Path.GetFileName(file)));

        foreach (var readme in (string[])["README.md", "src/LoadTest.Xunit/README.md"]) CopyExample(readme);

        // The properties of the restore must be there for later commands too, which are typed as a user would type them.
        var properties = RestoreProperties().Select(property => property["-p:".Length..].Split('=', 2));
        File.WriteAllText(
            Path.Combine(ProjectFolder, "Directory.Build.props"),
            $"<Project><PropertyGroup>{string.Concat(properties.Select(p => $"<{p[0]}>{p[1]}</{p[0]}>"))}</PropertyGroup></Project>");
    }

    // What a README shows has to compile against the packages as they are.
    void CopyExample(string readme)
    {
        var code = File.ReadAllText(Path.Combine(RepositoryRoot, readme)).Split("```csharp\n")[1].Split("```")[0];
        var name = $"Example{readme.Count(letter => letter == '/')}";
        File.WriteAllText(Path.Combine(ProjectFolder, $"{name}.cs"), $"namespace Consumer.{name};\n{code}");
    }

    static async Task MustSucceedAsync(string directory, params string[] arguments)
    {
        var result = await Command.RunAsync(directory, new Dictionary<string, string>(), arguments);
        if (result.ExitCode != 0) throw new InvalidOperationException($"'dotnet {string.Join(' ', arguments)}' failed:\n{result.Output}");
    }
}
