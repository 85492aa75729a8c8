using System.Text.Json;

namespace LoadTest.Acceptance;

/// <summary>One command in the throw-away project, with folders of its own for TRX and results.</summary>
public sealed class ConsumerRun
{
    readonly PackedPackages _packages;

    public ConsumerRun(PackedPackages packages)
    {
        _packages = packages;
        Folder = packages.NewFolder();
        Environment = new Dictionary<string, string>
        {
            ["LOADTEST_RESULTS"] = Results,
            ["SERVICE_LOG"] = DiaryFile,

            // What is looked at are nodes, verdicts and exit codes; the machine may be busy with other tests.
            ["LOADTEST_ON_GENERATOR_TROUBLE"] = "Report",
        };
    }

    public string Folder { get; }

    public Dictionary<string, string> Environment { get; }

    public string Results => Path.Combine(Folder, "results");

    public string DiaryFile => Path.Combine(Folder, "diary.txt");

    public IReadOnlyList<string> Diary => File.Exists(DiaryFile) ? File.ReadAllLines(DiaryFile) : [];

    public IReadOnlyDictionary<string, (string Outcome, string Message, string StackTrace)> Trx => Acceptance.Trx.Read(Folder);

    /// <summary>The runs that left a result, one for each run of load.</summary>
    public IReadOnlyList<JsonElement> ResultFiles =>
        Directory.Exists(Results)
            ? [.. Directory.EnumerateFiles(Results, "result.json", SearchOption.AllDirectories).Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement)]
            : [];

    public Task<CommandResult> TestAsync(params string[] arguments) =>
        Command.RunAsync(_packages.ProjectFolder, Environment, ["test", "--no-build", "--logger", "trx", "--results-directory", Folder, .. arguments]);

    public Command StartTest(params string[] arguments) =>
        Command.Start(_packages.ProjectFolder, Environment, ["test", "--no-build", "--logger", "trx", "--results-directory", Folder, .. arguments]);

    public async Task<CommandResult> TestWithinAsync(IReadOnlyList<string> outer, params string[] arguments)
    {
        using var command = Command.StartWithin(outer, _packages.ProjectFolder, Environment, ["test", "--no-build", "--logger", "trx", "--results-directory", Folder, .. arguments]);
        return await command.EndAsync();
    }

    public Task<CommandResult> BuildAsync(params string[] arguments) =>
        Command.RunAsync(_packages.ProjectFolder, Environment, ["build", .. arguments]);
}
