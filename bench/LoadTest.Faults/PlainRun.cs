namespace LoadTest.Faults;

/// <summary>One load test in this process without a fault of its own: whoever has started the process does something to it. What came of it is in its files.</summary>
internal static class PlainRun
{
    static readonly IReadOnlyList<Type> LoadClasses = [typeof(Caller), typeof(Mover), typeof(PlatformMover)];

    /// <summary>Says when the load begins, runs it, and says all it can.</summary>
    public static Task OfAsync(string loadClass, Uri address) =>
        LoadTestRunner.RunAsync(LoadTestDefinition.From(LoadClasses.Single(type => type.Name == loadClass), address), new LoudObserver(), CancellationToken.None);
}
