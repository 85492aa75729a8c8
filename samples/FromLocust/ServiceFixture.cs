using System.Diagnostics;
using System.Text;

namespace FromLocust;

/// <summary>
/// Runs the service under test in its own process, so that the load and the service do not share a thread pool or a garbage
/// collector. It ends with the fixture, or, when the test host is killed, with its standard input.
/// </summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    const string ListeningPrefix = "FromLocust.Service listening on ";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly StringBuilder _output = new();
    readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Process? _process;
    Uri? _address;

    /// <summary>Makes a fixture that starts the service when it is initialized.</summary>
    public ServiceFixture()
    {
    }

    /// <summary>Stands for a service that somebody else runs.</summary>
    internal ServiceFixture(Uri address) => _address = address;

    /// <summary>Where the service listens.</summary>
    public Uri Address => _address ?? throw new InvalidOperationException("The service has not been started yet.");

    /// <summary>Starts the service on a free loopback port.</summary>
    public async Task InitializeAsync()
    {
        _process = Start();
        _address = await _listening.Task.WaitAsync(Patience);
    }

    /// <summary>Ends the service.</summary>
    public async Task DisposeAsync()
    {
        if (_process is null) return;

        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
    }

    Process Start()
    {
        var service = Path.Combine(AppContext.BaseDirectory, "FromLocust.Service.dll");
        var start = new ProcessStartInfo(DotnetPath(), [service, "--urls", "http://127.0.0.1:0", "--exit-with-stdin"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // The same dotnet that runs the tests, so that a machine with several uses the right one.
    static string DotnetPath() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
        : "dotnet";

    // A null line is the end of the output: the service has ended, and waiting longer would not help.
    void Read(string? line)
    {
        Keep(line);
        if (line is null) _listening.TrySetException(new InvalidOperationException($"The service has ended. Its output:{Environment.NewLine}{Output()}"));
        else if (line.StartsWith(ListeningPrefix, StringComparison.Ordinal)) _listening.TrySetResult(new Uri(line[ListeningPrefix.Length..]));
    }

    void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }

    string Output()
    {
        lock (_output) return _output.ToString().Trim();
    }
}
