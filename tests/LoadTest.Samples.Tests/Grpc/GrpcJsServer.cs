using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LoadTest.Samples.Grpc;

/// <summary>Runs <c>grpc-js/server.js</c>, which ends with its standard input, that is, with this process at the latest.</summary>
public sealed class GrpcJsServer : IAsyncLifetime
{
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    Process? _process;
    Uri? _address;

    public Uri Address => _address ?? throw new InvalidOperationException("The server has not been started.");

    public async Task InitializeAsync()
    {
        var folder = Path.Combine(ProjectFolder(), "grpc-js");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            throw new InvalidOperationException($"The server's packages are not installed. Run {Path.Combine(folder, "install.sh")} (needs Node).");
        var proto = Path.GetFullPath(Path.Combine(ProjectFolder(), "../../samples/Grpc.LoadTests/greeter.proto"));
        _process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "server.js"), proto])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("node did not start.");
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(StartTimeout);
        _address = Uri.TryCreate(line, UriKind.Absolute, out var address) ? address : throw new InvalidOperationException($"The server said '{line}' instead of its address.");
    }

    public async Task DisposeAsync()
    {
        if (_process is null)
            return;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    static string ProjectFolder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) ?? "", ".."));
}
