using System.Diagnostics;
using System.Text;

namespace LoadTest.Acceptance;

/// <summary>A process as a user would start it: own process group, output captured, killed with all its children when it takes too long.</summary>
public sealed class Command : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    readonly Process _process;
    readonly StringBuilder _output = new();

    Command(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int ProcessId => _process.Id;

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>
    /// Starts <c>dotnet</c> in a session of its own, so that a signal to its group reaches nobody else: 'setsid' becomes the
    /// leader of a new group and then becomes 'dotnet', so that <see cref="ProcessId"/> is that of both. A shell starts what it
    /// runs in the background with SIGINT ignored, which everything below inherits: 'env' undoes that.
    /// </summary>
    public static Command Start(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        StartWithin([], directory, environment, arguments);

    /// <summary>The same, run by another command, such as <c>taskset -c 0</c>.</summary>
    public static Command StartWithin(IReadOnlyList<string> outer, string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("setsid", [.. outer, "env", "--default-signal=INT", "dotnet", .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTheOuterRun).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return new Command(new Process { StartInfo = start });
    }

    public static async Task<CommandResult> RunAsync(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var command = Start(directory, environment, arguments);
        return await command.EndAsync();
    }

    public async Task<CommandResult> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The command did not end within {Patience}. Its output:\n{Output}");
        }

        return new CommandResult(_process.ExitCode, Output);
    }

    /// <summary>Waits until something is true of the world outside, looking ten times a second.</summary>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var looks = 0; !condition(); looks++)
        {
            if (looks > 900 || _process.HasExited) throw new TimeoutException($"Waited in vain until {what}. The output so far:\n{Output}");
            await Task.Delay(100);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    // What the test platform and MSBuild tell their children is not meant for a run of its own.
    static bool IsOfTheOuterRun(string name) =>
        name.StartsWith("LOADTEST_", StringComparison.Ordinal)
        || name.StartsWith("VSTEST_", StringComparison.Ordinal)
        || name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_HOST_PATH" or "DOTNET_CLI_CONTEXT_VERBOSE" or "CI" or "TESTINGPLATFORM_UI_LANGUAGE";

    void Keep(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
    }
}
