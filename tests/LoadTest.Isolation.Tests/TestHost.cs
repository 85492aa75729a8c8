using System.Collections.Concurrent;
using System.Diagnostics;

namespace LoadTest.Isolation.Tests;

/// <summary>This program as a test host in a session of its own, so that a signal to its group reaches nobody else.</summary>
internal sealed class TestHost : IDisposable
{
    readonly ConcurrentQueue<string> _lines = new();
    readonly Process _process;

    TestHost(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public IReadOnlyList<string> Lines => [.. _lines];

    public bool HasExited
    {
        get
        {
            if (!_process.HasExited) return false;
            _process.WaitForExit(); // also for the last line
            return true;
        }
    }

    // 'setsid' becomes 'env' becomes 'dotnet': one id. A shell in the background ignores SIGINT, which children inherit: 'env' undoes that.
    public static TestHost Start(Type loadClass, Uri address, string results)
    {
        var program = Path.ChangeExtension(typeof(TestHost).Assembly.Location, ".dll");
        var start = new ProcessStartInfo("setsid", ["env", "--default-signal=INT", "dotnet", "exec", program, loadClass.FullName ?? "", address.ToString(), results])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new TestHost(new Process { StartInfo = start });
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    void Keep(string? line)
    {
        if (line is not null) _lines.Enqueue(line);
    }
}
