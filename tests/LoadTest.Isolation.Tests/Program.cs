namespace LoadTest.Isolation.Tests;

/// <summary>A test host for tests that kill one: runs a load class of this assembly and prints what its observer is told, and the verdict.</summary>
internal static class Program
{
    static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var name, var address, var results]) return 2;

        var loadClass = typeof(Program).Assembly.GetType(name, throwOnError: true) ?? throw new InvalidOperationException(name);
        var session = new LoadTestSession(new PrintingObserver(), new Dictionary<string, string> { ["Results"] = results });
        var result = await session.GetOrRunAsync(loadClass, [new Target(new Uri(address))], CancellationToken.None);
        await Console.Out.WriteLineAsync($"verdict {result.Verdict.Kind} {result.StopReason}");
        return 0;
    }
}
