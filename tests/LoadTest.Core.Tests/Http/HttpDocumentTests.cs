using System.Runtime.CompilerServices;
using LoadTest.Http;
using LoadTest.Testing;

namespace LoadTest.Tests.Http;

/// <summary>What <c>docs/http.md</c> shows compiles, and does what is said below it.</summary>
public sealed class HttpDocumentTests
{
    [Fact]
    public void Its_examples_compile()
    {
        var missing = DocumentedCode.MissingFrom(Beside("HttpExamples.cs"), Beside("../../../docs/http.md"));

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Polling_that_the_stop_ends_before_the_verdict_is_cancelled()
    {
        using var service = new StubService((request, _) => Task.FromResult(StubService.Reply(request.Method == HttpMethod.Post ? "{ \"id\": \"1\" }" : "PENDING")));

        var outcome = VirtualLoad.Of<HttpExamples.Poller>(users: 1, duration: 10).Prepared(run => run.Shared(() => new HttpTransportFactory(_ => service))).Run();

        var order = Assert.Single(outcome.Metrics.Series);
        Assert.Equal("POST order until active", order.Series.ToString());
        Assert.Equal((0, 0, 1), (order.Counts.Ok, order.Counts.Failed, order.Counts.Cancelled));
        Assert.Empty(outcome.Errors);
    }

    static string Beside(string name, [CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file) ?? "", name);
}
