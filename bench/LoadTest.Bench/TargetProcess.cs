using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LoadTest.Bench;

/// <summary>The server under load, in its own process and on its own core, ended with this one by its standard input.</summary>
internal sealed class TargetProcess : IDisposable
{
    // Set by run.sh when it has pinned this process to another core.
    static readonly string? Core = Environment.GetEnvironmentVariable("BENCH_TARGET_CORE");

    readonly Process _process;
    readonly HttpClient _http;

    [SuppressMessage("Security", "CA5359:Do Not Disable Certificate Validation", Justification = "The target is a child of this process, with a certificate that it made itself.")]
    TargetProcess(Process process, Uri address)
    {
        _process = process;
        _http = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } }) { BaseAddress = address };
        Url = new Uri(address, "/items/7");
    }

    /// <summary>Where the processes run, in words.</summary>
    public static string Pinning => Core is null
        ? "not pinned: run bench/run.sh on a machine with taskset and two cores"
        : "generator pinned to one core, target to another";

    /// <summary>The route that is measured: a small JSON body without any wait.</summary>
    public Uri Url { get; }

    /// <summary>Starts the server named <paramref name="target"/>, <c>bare</c>, <c>shop</c> or <c>secure</c>.</summary>
    public static TargetProcess Start(string target)
    {
        string[] server = target switch
        {
            "shop" => [Beside("Shop.dll"), "--urls", "http://127.0.0.1:0", "--exit-with-stdin"],
            "secure" => [Beside("LoadTest.Bench.dll"), "--serve-tls"],
            _ => [Beside("LoadTest.Bench.dll"), "--serve"],
        };
        string[] command = Core is null ? ["dotnet", .. server] : ["taskset", "-c", Core, "dotnet", .. server];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["SHOP_LATENCY_MS"] = "0";
        // The bare server answers on the thread that reads the sockets: half the CPU of a hop to the thread pool for each request.
        if (target == "bare")
            start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The target '{target}' did not start.");
        return new TargetProcess(process, new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]));
    }

    /// <summary>How many requests it has served.</summary>
    public async Task<long> CountAsync() =>
        long.Parse(await _http.GetStringAsync("/_count"), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
