using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>A user whose hooks are given as delegates, for runs in virtual time.</summary>
internal sealed class TestUser : VirtualUser, IDisposable
{
    public Func<TestUser, Task> OnStart { get; init; } = _ => Task.CompletedTask;

    public Func<TestUser, Task> OnStop { get; init; } = _ => Task.CompletedTask;

    public Func<WaitTime> Wait { get; init; } = () => WaitTime.Constant(1);

    public Action OnDispose { get; init; } = () => { };

    public Func<string> Misuse { get; init; } = () => "";

    public new UserContext Run => Context;

    public int Number => Context.UserNumber;

    protected internal override WaitTime WaitTime => Wait();

    protected internal override Task OnStartAsync() => OnStart(this);

    protected internal override Task OnStopAsync() => OnStop(this);

    public void Dispose() => OnDispose();

    internal override string Settle(Exception? exception) => Misuse();

    /// <summary>A request that takes <paramref name="seconds"/> of virtual time, unless the run is aborted.</summary>
    public async Task RequestAsync(ManualClock clock, double seconds, string name = "/a", string failure = "")
    {
        var request = Context.BeginRequest("GET", name);
        await Task.Delay(Some.Seconds(seconds), clock, Context.Aborting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Context.EndRequest(request, Context.Aborting.IsCancellationRequested ? Outcome.Cancelled : failure.Length > 0 ? Outcome.Failed(failure) : Outcome.Ok);
    }
}
