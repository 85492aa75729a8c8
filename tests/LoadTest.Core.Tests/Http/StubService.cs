using System.Net;
using LoadTest.Http;

namespace LoadTest.Tests.Http;

/// <summary>A service without a network, in the time of the test: put into a run by its hook, as a test kit would.</summary>
internal sealed class StubService(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler, IRunHooks
{
    public static HttpResponseMessage Reply(string text = "", int status = 200) => new((HttpStatusCode)status) { Content = new StringContent(text) };

    public static HttpResponseMessage Redirect(string location) =>
        new(HttpStatusCode.Found) { Headers = { Location = new Uri(location, UriKind.Relative) } };

    public Task OnRunStartAsync(RunContext run)
    {
        run.Shared(() => new HttpTransportFactory(_ => this));
        return Task.CompletedTask;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
}
