namespace LoadTest.Faults;

/// <summary>Calls a service whose name will have another address: over the platform's client.</summary>
public sealed class PlatformMover(Uri url) : Mover(url)
{
    protected override HttpOptions HttpOptions => base.HttpOptions with { Client = HttpClientChoice.Platform };
}
