using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace LoadTest.Reliability.Processes;

/// <summary>One run of a load class of <c>bench/LoadTest.Faults</c> in a process of its own, with a folder for its results. Ends with whoever disposes it.</summary>
internal sealed class GeneratorProcess : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    readonly DirectoryInfo _results = Directory.CreateTempSubdirectory("loadtest-generator-");
    readonly Process _process;
    readonly Task<string> _errors;

    GeneratorProcess(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("LOADTEST_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.Environment["LOADTEST_RESULTS"] = _results.FullName;
        try
        {
            _process = Process.Start(start) ?? throw new InvalidOperationException($"'{command[0]}' did not start.");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"'{command[0]}' cannot be run: {exception.Message}. Install it (apt-get install util-linux), or see .ci/run.", exception);
        }

        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>What the process writes; it waits for whoever reads it.</summary>
    public StreamReader Output => _process.StandardOutput;

    /// <summary>Starts a process.</summary>
    /// <param name="role">What it is told to do: see Program.cs of LoadTest.Faults.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="within">The command in which it is to be run, such as <c>taskset -c 0</c>.</param>
    public static GeneratorProcess Start(IReadOnlyList<string> role, IReadOnlyDictionary<string, string> settings, params IReadOnlyList<string> within) =>
        new([.. within, "dotnet", Path.Combine(AppContext.BaseDirectory, "LoadTest.Faults.dll"), .. role], settings);

    /// <summary>A command that runs what follows it after a line of shell.</summary>
    public static IReadOnlyList<string> After(string shell) => ["sh", "-c", $"{shell} && exec \"$@\"", "sh"];

    /// <summary>Waits for the first line of output, which comes with the load, and reads the rest away from then on.</summary>
    public async Task BeginsAsync()
    {
        if (await Output.ReadLineAsync() is null) throw new InvalidOperationException($"The load never began. {await _errors}");
        _ = Output.ReadToEndAsync();
    }

    /// <summary>Waits for the end of the process.</summary>
    /// <returns>What the run has written into <c>result.json</c>.</returns>
    public async Task<JsonElement> ResultAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        var file = _results.EnumerateFiles("result.json", SearchOption.AllDirectories).SingleOrDefault()
            ?? throw new InvalidOperationException($"The process ended with {_process.ExitCode} and without a result (it needs root on Linux, and util-linux). {await _errors}");
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file.FullName));
        return document.RootElement.Clone();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _results.Delete(recursive: true);
    }
}
