using System.Diagnostics;

namespace LoadTest.Bench;

/// <summary>Runs a command-line load generator to its end. It inherits the core that this process is pinned to.</summary>
internal static class ExternalTool
{
    /// <summary>What the tool printed.</summary>
    /// <exception cref="InvalidOperationException">It did not end with 0.</exception>
    public static async Task<string> RunAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{command} ended with exit code {process.ExitCode}:{Environment.NewLine}{output}{await error}");
    }
}
