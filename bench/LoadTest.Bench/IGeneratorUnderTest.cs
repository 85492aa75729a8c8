namespace LoadTest.Bench;

/// <summary>
/// Something that generates load. It runs in this process or in children that it waits for: both are in the CPU time that is
/// measured (<see cref="ProcessTreeCpu"/>). One instance is run again and again, so code in this process is warm when it counts.
/// </summary>
internal interface IGeneratorUnderTest
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    /// <summary>
    /// Sends GET requests to <paramref name="url"/> for <paramref name="duration"/>, on as many keep-alive connections, each with
    /// one request under way, and reads every answer.
    /// </summary>
    /// <exception cref="InvalidOperationException">It failed, or an answer was not 200.</exception>
    Task RunAsync(Uri url, int connections, TimeSpan duration);
}
