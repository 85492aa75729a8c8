namespace LoadTest.Bench;

/// <summary>
/// Something that generates load. It runs in this process or in children that it waits for: both are in the CPU time that is
/// measured (<see cref="ProcessTreeCpu"/>). One instance is run again and again, so code in this process is warm when it counts.
/// </summary>
internal interface IGeneratorUnderTest
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    /// <summary>How long it has to run once before its code is compiled for good.</summary>
    /// <value>Default: zero, for a process of its own.</value>
    TimeSpan Compilation => TimeSpan.Zero;

    /// <summary>What it did in its last run, when that was not sending requests: the cost is then for one of these.</summary>
    /// <value>Default: 0, the target counts.</value>
    long OwnOperations => 0;

    /// <summary>
    /// Sends GET requests to <paramref name="url"/> for <paramref name="duration"/>, on as many keep-alive connections, each with
    /// one request under way, and reads every answer.
    /// </summary>
    /// <exception cref="InvalidOperationException">It failed, or an answer was not 200.</exception>
    Task RunAsync(Uri url, int connections, TimeSpan duration);
}
