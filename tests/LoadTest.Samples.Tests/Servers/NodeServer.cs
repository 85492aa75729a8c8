using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LoadTest.Samples.Servers;

/// <summary>Runs a script of the folder <c>node</c>, which says where it listens, and ends with its standard input, that is, with this process at the latest.</summary>
/// <param name="script">The script's name, and its arguments.</param>
public abstract class NodeServer(params string[] script) : IAsyncLifetime
{
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    Process? _process;
    Uri? _address;

    public Uri Address => _address ?? throw new InvalidOperationException("The server has not been started.");

    public async Task InitializeAsync()
    {
        var folder = Path.Combine(ProjectFolder(), "node");
        await NodePackages.InstallAsync(folder);
        _process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, script[0]), .. script[1..]])
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

    protected static string ProjectFolder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) ?? "", ".."));
}
