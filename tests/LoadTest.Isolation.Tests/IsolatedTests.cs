using System.Diagnostics;
using System.Globalization;
using LoadTest.Testing;

namespace LoadTest.Isolation.Tests;

/// <summary>Runs in this process, whose load is sent from another one to a real server that notes when it came.</summary>
public abstract class IsolatedTests : IAsyncLifetime
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("loadtest-isolation-");
    StubServer? _server;
    long _lastRequest;

    protected StubServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    protected string Results => _folder.FullName;

    protected SpyObserver Observer { get; } = new();

    /// <summary>When the last request came, in <see cref="Stopwatch"/> ticks.</summary>
    protected long LastRequest => Volatile.Read(ref _lastRequest);

    public async Task InitializeAsync() => _server = (await StubServer.StartAsync()).On("/bad", 503).On("/x", _ =>
    {
        Volatile.Write(ref _lastRequest, Stopwatch.GetTimestamp());
        return Task.CompletedTask;
    });

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Runs a load class through the isolation that it asks for, without the lock that keeps other runs from this machine.</summary>
    protected Task<LoadTestResult> RunAsync(Type loadClass, CancellationToken token = default, params object?[] more)
    {
        object?[] arguments = [new Target(Server.Address), .. more];
        var settings = new Dictionary<string, string> { ["Results"] = Results, ["Seed"] = "7" };
        return IsolatedRun.RunAsync(LoadTestDefinition.From(loadClass, arguments, settings), arguments, settings, Observer, token);
    }

    /// <summary>The id of the process that sends the load, once it has said so.</summary>
    protected async Task<int> GeneratorIdAsync() => IdIn(await UntilAsync(() => Observer.Messages.FirstOrDefault(message => message.Contains("| process ", StringComparison.Ordinal))));

    protected static int IdIn(string line) => int.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture);

    protected static bool IsAlive(int processId) => File.Exists($"/proc/{processId}/stat") && !File.ReadAllText($"/proc/{processId}/stat").Contains(") Z ", StringComparison.Ordinal);

    protected static async Task<T> UntilAsync<T>(Func<T?> find)
        where T : class
    {
        for (var looks = 0; looks < 300; looks++)
        {
            if (find() is { } found) return found;
            await Task.Delay(100);
        }

        throw new TimeoutException("Waited in vain for 30 s.");
    }

    protected static Task UntilAsync(Func<bool> holds) => UntilAsync(() => holds() ? "yes" : null);

    protected static void Signal(string signal, int processOrGroup)
    {
        using var kill = Process.Start("kill", ["-s", signal, "--", processOrGroup.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
