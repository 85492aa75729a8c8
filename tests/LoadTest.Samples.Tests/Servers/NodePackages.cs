using System.ComponentModel;
using System.Diagnostics;

namespace LoadTest.Samples.Servers;

/// <summary>The packages of the servers in the folder <c>node</c>: installed once, by the first test that needs one of them.</summary>
internal static class NodePackages
{
    static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(3);
    static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Installs what <c>package-lock.json</c> says, unless that has been done.</summary>
    /// <exception cref="InvalidOperationException">There is no Node with npm, or npm has failed; the message has its words.</exception>
    public static async Task InstallAsync(string folder)
    {
        await Turn.WaitAsync();
        try
        {
            // npm writes this file when it is through, with what it has installed.
            if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json"))) await RunScriptAsync(folder);
        }
        finally
        {
            Turn.Release();
        }
    }

    static async Task RunScriptAsync(string folder)
    {
        using var install = Start(folder);
        var output = Task.WhenAll(install.StandardOutput.ReadToEndAsync(), install.StandardError.ReadToEndAsync());
        using var timeout = new CancellationTokenSource(InstallTimeout);
        try
        {
            await install.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            install.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"npm has not installed the servers' packages within {InstallTimeout.TotalMinutes} minutes.");
        }

        if (install.ExitCode != 0) throw new InvalidOperationException($"The servers' packages could not be installed:{Environment.NewLine}{string.Concat(await output)}");
    }

    static Process Start(string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("bash", [Path.Combine(folder, "install.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true })
                ?? throw new InvalidOperationException("bash did not start.");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("The servers of these tests need bash, and Node 20 or later with npm.", exception);
        }
    }
}
