namespace LoadTest.Bench;

/// <summary>h2load, in C, over TLS: one thread, and one request under way on each connection.</summary>
/// <param name="isHttp2">Whether it speaks HTTP/2; otherwise HTTP/1.1.</param>
internal sealed class H2LoadGenerator(bool isHttp2) : IGeneratorUnderTest
{
    public string Name => isHttp2 ? "h2load, HTTP/2" : "h2load, HTTP/1.1";

    public async Task RunAsync(Uri url, int connections, TimeSpan duration)
    {
        string[] protocol = isHttp2 ? [] : ["--h1"];
        var output = await ExternalTool.RunAsync("h2load", [.. protocol, "-t1", $"-c{connections}", "-m1", $"-D{duration.TotalSeconds:0}", url.AbsoluteUri]);
        if (!output.Contains(" 0 failed, 0 errored", StringComparison.Ordinal) || !output.Contains(" 0 4xx, 0 5xx", StringComparison.Ordinal))
            throw new InvalidOperationException($"h2load had failed requests:{Environment.NewLine}{output}");
    }
}
