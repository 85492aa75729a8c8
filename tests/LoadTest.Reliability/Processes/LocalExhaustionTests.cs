using System.Text.Json;

namespace LoadTest.Reliability.Processes;

/// <summary>S31: a generator without free ports or file handles blames itself.</summary>
public sealed class LocalExhaustionTests
{
    static readonly Dictionary<string, string> Short = new() { ["LOADTEST_WARM_UP"] = "500ms", ["LOADTEST_DURATION"] = "3s", ["LOADTEST_MAX_DURATION"] = "3s" };

    // A network of its own, which nobody else is in; the server that the run starts is in it, too.
    static readonly IReadOnlyList<string> FewPorts =
        ["unshare", "--net", .. GeneratorProcess.After("ip link set lo up && echo '40000 40019' > /proc/sys/net/ipv4/ip_local_port_range")];

    static readonly IReadOnlyList<string> FewHandles = ["prlimit", "--nofile=128"];

    [Fact]
    public async Task S31_few_ports_are_named_and_nothing_fails() => Check(await RunAsync("ports", FewPorts), "this machine has no free local port");

    [Theory]
    [InlineData("few-handles")]
    [InlineData("few-handles-platform")]
    public async Task S31_few_file_handles_are_named_and_nothing_fails(string fault) => Check(await RunAsync(fault, FewHandles), "this machine has no free file handle");

    [Fact]
    public async Task S31_a_client_for_each_request_is_named_and_nothing_fails() => Check(await RunAsync("client-per-request", FewPorts), "Cannot assign requested address");

    static async Task<JsonElement> RunAsync(string fault, IReadOnlyList<string> within)
    {
        using var process = GeneratorProcess.Start(["run", fault], Short, within);
        return await process.ResultAsync();
    }

    static void Check(JsonElement result, string reason)
    {
        Assert.Equal(("inconclusive", "invalid"), result.Verdict);
        var advice = Assert.Single(result.Findings, finding => finding.StartsWith("LT3033", StringComparison.Ordinal));
        Assert.Contains("this machine ran short of local ports or file handles", advice, StringComparison.Ordinal);
        Assert.Contains("Reuse connections", advice, StringComparison.Ordinal);
        Assert.Contains(result.Failures, failure => failure.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.DoesNotContain(result.Failures, failure => failure.Reason.StartsWith("HTTP ", StringComparison.Ordinal));
        Assert.Equal(result.Begun, result.Total("started"));
    }
}
