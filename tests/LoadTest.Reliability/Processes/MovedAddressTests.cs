using System.Net;
using LoadTest.Reliability.Faults;

namespace LoadTest.Reliability.Processes;

/// <summary>S40: the name of the target leads to another address while a run goes on, and the old one is dead.</summary>
public sealed class MovedAddressTests
{
    static readonly IPAddress Old = IPAddress.Parse("127.0.0.2");
    static readonly IPAddress New = IPAddress.Parse("127.0.0.3");

    [Fact]
    public async Task S40_new_connections_go_to_the_new_address_whichever_client_opens_them() =>
        await Task.WhenAll(MoveAsync("Mover"), MoveAsync("PlatformMover"));

    static async Task MoveAsync(string loadClass)
    {
        var hosts = Path.GetTempFileName();
        await File.WriteAllTextAsync(hosts, $"{Old} service.test\n");
        await using var old = new FaultyServer(Old, port: 0);
        await using var moved = new FaultyServer(New, old.Port);

        // A file of its own in the place of the one that names are looked up in, which nobody else sees.
        using var process = GeneratorProcess.Start(
            ["load", loadClass, $"http://service.test:{old.Port}"], new Dictionary<string, string>(), ["unshare", "--mount", .. GeneratorProcess.After($"mount --bind {hosts} /etc/hosts")]);
        await process.BeginsAsync();

        await Task.Delay(TimeSpan.FromSeconds(2));
        await old.DisposeAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        await File.WriteAllTextAsync(hosts, $"{New} service.test\n");
        var result = await process.ResultAsync();
        File.Delete(hosts);

        Assert.True(old.Seen.Count > 50, $"{loadClass}: only {old.Seen.Count} requests came to the old address.");
        Assert.True(moved.Seen.Count > 100, $"{loadClass}: only {moved.Seen.Count} requests came to the new address.");
        Assert.True(result.OkPerSecond[^1] > 40, $"{loadClass}: {string.Join(' ', result.OkPerSecond)}.");
        Assert.InRange(result.Total("failed"), 10, 100); // 50 per second, for the half second in which nobody was there
        Assert.Contains(result.Failures, failure => failure.Reason.StartsWith("connection refused (service.test:", StringComparison.Ordinal));
        Assert.InRange(old.Seen.Count + moved.Seen.Count, result.Total("ok"), result.Total("started"));
        Assert.Equal(result.Begun, result.Total("started"));
    }
}
