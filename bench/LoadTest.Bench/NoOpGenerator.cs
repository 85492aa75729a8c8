namespace LoadTest.Bench;

/// <summary>The engine without any request: what one iteration costs before the user's own code does anything.</summary>
internal sealed class NoOpGenerator : IGeneratorUnderTest
{
    public string Name => "LoadTest no-op iteration";

    // On one core the JIT compiles in the background only when the load lets it: its last tier is there after about 15 s.
    public TimeSpan Compilation => TimeSpan.FromSeconds(5);

    public long OwnOperations { get; private set; }

    public async Task RunAsync(Uri url, int connections, TimeSpan duration) =>
        OwnOperations = (await LoadTestRun.OfAsync(typeof(Idler), connections, duration)).Iterations;
}
