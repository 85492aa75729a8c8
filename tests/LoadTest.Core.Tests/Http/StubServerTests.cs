using LoadTest.Http;
using LoadTest.Testing;
using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.Http;

/// <summary>A stub server and one session to it.</summary>
public abstract class StubServerTests : IAsyncLifetime
{
    StubServer? _server;
    HttpFixture? _fixture;

    protected StubServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    private protected HttpFixture User => _fixture ?? throw new InvalidOperationException("The server has not started.");

    protected HttpSession Http => User.Session;

    public async Task InitializeAsync()
    {
        _server = await StubServer.StartAsync();
        _fixture = new HttpFixture(_server.Address);
    }

    public async Task DisposeAsync()
    {
        _fixture?.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Answers nothing more until the client gives up.</summary>
    protected static async Task WaitForAbortAsync(HttpContext context)
    {
        var aborted = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(aborted.SetResult);
        await aborted.Task;
    }
}
