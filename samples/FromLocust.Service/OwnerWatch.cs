namespace FromLocust.Service;

/// <summary>
/// Ends the service with whoever started it. The owner holds the other end of standard input; however it dies, the system
/// closes that end. So no service is left behind by a killed test run.
/// </summary>
internal static class OwnerWatch
{
    /// <summary>Stops the application as soon as standard input is at its end.</summary>
    public static void StopWhenStdinCloses(IHostApplicationLifetime lifetime) =>
        // A thread, not a task: reading standard input blocks, and would hold a thread of the pool for ever.
        new Thread(() =>
        {
            using var stdin = Console.OpenStandardInput();
            var buffer = new byte[64];
            while (stdin.Read(buffer) > 0)
            {
                // What the owner writes means nothing; only the end counts.
            }
            lifetime.StopApplication();
        })
        { IsBackground = true, Name = nameof(OwnerWatch) }.Start();
}
