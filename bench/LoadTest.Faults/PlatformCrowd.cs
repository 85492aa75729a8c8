namespace LoadTest.Faults;

/// <summary>The same, over the platform's client.</summary>
public sealed class PlatformCrowd(Uri url) : Crowd(url)
{
    protected override HttpOptions HttpOptions => new() { Client = HttpClientChoice.Platform };
}
