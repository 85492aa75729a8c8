using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LoadTest.Isolation;

/// <summary>
/// How the process that sends the load is started: the dotnet that runs this process, with the runtime and the assemblies of the test
/// project (its <c>runtimeconfig.json</c> and <c>deps.json</c>), but another program.
/// </summary>
internal sealed record GeneratorCommand
{
    const string Program = "LoadTest.Generator.dll";
    const string Dependencies = ".deps.json";
    const string Configuration = ".runtimeconfig.json";

    /// <summary>
    /// The collector that stops the load for the shortest time, whatever the test project has; whoever has set a variable decides. That of a
    /// server stops it for twice as long in all, and a collector that is not concurrent for as long as the heap is large (docs/adr/0021).
    /// </summary>
    static readonly IReadOnlyList<(string Name, string Value)> Runtime = [("gcServer", "0"), ("gcConcurrent", "1")];

    public required string Dotnet { get; init; }

    public required string DependenciesPath { get; init; }

    public required string ConfigurationPath { get; init; }

    public required string ProgramPath { get; init; }

    /// <summary>The command for a load class: with the files of its assembly, or, where that is only a library, of this process.</summary>
    /// <exception cref="LoadTestException">A file is missing.</exception>
    public static GeneratorCommand Of(Type loadClass)
    {
        var own = Path.ChangeExtension(loadClass.Assembly.Location, Dependencies);
        var host = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string ?? "").Split(';')[0];
        return Of(File.Exists(own) ? own : host, Path.GetDirectoryName(typeof(GeneratorCommand).Assembly.Location) ?? "", File.Exists);
    }

    /// <param name="path">The dependency file; empty when there is none.</param>
    /// <param name="folder">Where LoadTest.Core is.</param>
    /// <param name="exists">Whether there is a file.</param>
    public static GeneratorCommand Of(string path, string folder, Func<string, bool> exists)
    {
        if (!path.EndsWith(Dependencies, StringComparison.Ordinal)) throw Missing("the dependency file (.deps.json) of the test project is not known");
        if (!exists(path)) throw Missing($"'{path}' is missing");

        var command = new GeneratorCommand
        {
            Dotnet = FindDotnet(exists),
            DependenciesPath = path,
            ConfigurationPath = path[..^Dependencies.Length] + Configuration,
            ProgramPath = Path.Combine(folder, Program),
        };
        foreach (var needed in (string[])[command.ConfigurationPath, command.ProgramPath])
        {
            if (!exists(needed)) throw Missing($"'{needed}' is missing");
        }

        return command;
    }

    /// <summary>Ready to start, with the ends of two pipes.</summary>
    public ProcessStartInfo Start(string orders, string reports)
    {
        var start = new ProcessStartInfo(Dotnet, ["exec", "--depsfile", DependenciesPath, "--runtimeconfig", ConfigurationPath, ProgramPath, orders, reports])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Runtime)
        {
            if (!start.Environment.ContainsKey($"DOTNET_{name}") && !start.Environment.ContainsKey($"COMPlus_{name}")) start.Environment[$"DOTNET_{name}"] = value;
        }

        return start;
    }

    /// <summary>What keeps the process from being started.</summary>
    public static LoadTestException Missing(string what) => new(
    [
        new LoadTestProblem
        {
            Code = "LT1171",
            What = $"The process that is to send the load cannot be started: {what}.",
            Fix = "run the tests from the output folder of a test project that has built them with LoadTest.Core, or leave Isolation away.",
        },
    ]);

    // The runtime of this process is below its dotnet: shared/Microsoft.NETCore.App/10.0.0/.
    static string FindDotnet(Func<string, bool> exists)
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.ProcessPath is { } path && Path.GetFileName(path) == name) return path;

        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..", name));
        return exists(beside) ? beside : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : name;
    }
}
