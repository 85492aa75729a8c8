using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using LoadTest;

namespace Shop.LoadTests;

/// <summary>
/// Runs the shop in its own process while a test class needs it, so that the load and the shop do not share a thread pool
/// or a garbage collector. The shop ends with the fixture, or, when the test host is killed, with its standard input.
/// </summary>
public sealed class ShopFixture : IAddressedFixture<ShopFixture>, IDisposable
{
    const string ListeningPrefix = "Shop listening on ";
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);

    readonly Process? _process;
    readonly StringBuilder _output = new();
    readonly ManualResetEventSlim _settled = new();
    string? _listening;

    /// <summary>Starts the shop on a free loopback port, or only takes the address from the environment variable SHOP_URL.</summary>
    public ShopFixture()
    {
        if (Environment.GetEnvironmentVariable("SHOP_URL") is { Length: > 0 } url)
        {
            Address = LoopbackAddress(url);
            return;
        }
        _process = Start(Path.Combine(AppContext.BaseDirectory, "Shop.dll"));
        try
        {
            Address = WaitForAddress(_process);
        }
        catch
        {
            // xUnit does not dispose a fixture whose constructor has thrown.
            Dispose();
            throw;
        }
    }

    ShopFixture(Uri address) => Address = address;

    /// <summary>Where the shop listens, always on the loopback interface.</summary>
    public Uri Address { get; }

    /// <summary>The fixture of load that is sent from a process of its own: the shop is the one that the test host has started.</summary>
    public static ShopFixture At(Uri address) => new(address);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_process is not null)
            End(_process);
        // Only now: until the output is at its end, a line may still arrive and set the event.
        _settled.Dispose();
    }

    static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It had ended by itself.
        }
        process.WaitForExit();
        process.Dispose();
    }

    static Uri LoopbackAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback && address.Scheme is "http" or "https"
            ? address
            : throw new InvalidOperationException($"SHOP_URL is '{url}'. Set a loopback address, for example http://127.0.0.1:5080, or leave it unset.");

    Process Start(string shop)
    {
        if (!File.Exists(shop))
            throw new FileNotFoundException("Shop.dll is not beside the tests. Reference samples/Shop from the test project.", shop);
        var start = new ProcessStartInfo(DotnetPath(), [shop, "--urls", "http://127.0.0.1:0", "--exit-with-stdin"])
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

    // A null line is the end of the output: the shop has ended, and waiting longer would not help.
    void Read(string? line)
    {
        Keep(line);
        if (line?.StartsWith(ListeningPrefix, StringComparison.Ordinal) is true)
            _listening = line[ListeningPrefix.Length..];
        if (line is null || _listening is not null)
            _settled.Set();
    }

    void Keep(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }

    Uri WaitForAddress(Process process)
    {
        var settled = _settled.Wait(StartTimeout);
        if (_listening is { } address)
            return new Uri(address);
        var ended = settled && process.WaitForExit(StartTimeout);
        // Without a limit it also waits until the output was read to its end, so that the message has all of it.
        if (ended)
            process.WaitForExit();
        var what = ended ? $"ended with exit code {process.ExitCode}" : $"did not listen within {StartTimeout.TotalSeconds} s";
        lock (_output)
            throw new InvalidOperationException($"The shop {what}. Its output:{Environment.NewLine}{_output.ToString().Trim()}");
    }
}
