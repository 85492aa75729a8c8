namespace LoadTest.Bench;

/// <summary>wrk, in C: one thread, because it has one core.</summary>
internal sealed class WrkGenerator : IGeneratorUnderTest
{
    public string Name => "wrk";

    public async Task RunAsync(Uri url, int connections, TimeSpan duration)
    {
        var output = await ExternalTool.RunAsync("wrk", "-t1", $"-c{connections}", $"-d{duration.TotalSeconds:0}s", url.AbsoluteUri);
        // wrk ends with 0 whatever was answered; it only prints these lines when something went wrong.
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"wrk had failed requests:{Environment.NewLine}{output}");
    }
}
