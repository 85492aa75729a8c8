using System.Diagnostics;

namespace LoadTest.Faults;

/// <summary>A process of this program's own, in another role. Ends with this one by its standard input.</summary>
internal sealed class Child : IDisposable
{
    readonly Process _process;

    Child(Process process) => _process = process;

    /// <summary>The command that starts this program in a role.</summary>
    public static IReadOnlyList<string> Command(params IReadOnlyList<string> role) => ["dotnet", Path.Combine(AppContext.BaseDirectory, "LoadTest.Faults.dll"), .. role];

    public static Child Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return new Child(Process.Start(start) ?? throw new InvalidOperationException($"'{string.Join(' ', command)}' did not start."));
    }

    public string ReadLine() => _process.StandardOutput.ReadLine() ?? "";

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5))) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
