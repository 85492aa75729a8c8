namespace LoadTest.Bench;

/// <summary>hey, in Go, on the HTTP client of its standard library.</summary>
internal sealed class HeyGenerator : IGeneratorUnderTest
{
    public string Name => "hey";

    public async Task RunAsync(Uri url, int connections, TimeSpan duration)
    {
        var output = await ExternalTool.RunAsync("hey", "-z", $"{duration.TotalSeconds:0}s", "-c", $"{connections}", url.AbsoluteUri);
        // hey ends with 0 whatever was answered; it lists each status code and each kind of error.
        if (!output.Contains("[200]", StringComparison.Ordinal) || output.Contains("Error distribution", StringComparison.Ordinal))
            throw new InvalidOperationException($"hey had failed requests:{Environment.NewLine}{output}");
    }
}
