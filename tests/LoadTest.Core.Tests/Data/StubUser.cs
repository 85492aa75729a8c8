using LoadTest.Measure;

namespace LoadTest.Tests.Data;

/// <summary>A user without an engine: it has a number, random numbers, and an end.</summary>
internal sealed class StubUser(RunContext run, int number) : UserContext
{
    bool _hasEnded;

    public override RunContext Run => run;

    public override int UserNumber => number;

    public override Random Random { get; } = new(number);

    public override CancellationToken Stopping => CancellationToken.None;

    public override CancellationToken Aborting => CancellationToken.None;

    internal override bool HasEnded => Volatile.Read(ref _hasEnded);

    internal override long NowNanos => 0;

    internal override bool WantsDetails => false;

    public void End() => Volatile.Write(ref _hasEnded, true);

    public override RequestHandle BeginRequest(string kind, string name) => throw new NotSupportedException();

    public override void CountEvent(string kind, string name, Outcome outcome) => throw new NotSupportedException();

    internal override void EndRequest(RequestHandle request, Outcome outcome, long endNanos, RequestDetails details) => throw new NotSupportedException();

    internal override void ReportError(string where, Exception exception) => throw new NotSupportedException();

    internal override void Own(IAsyncDisposable belonging) => throw new NotSupportedException();

    internal override void Disown(IAsyncDisposable belonging) => throw new NotSupportedException();

    internal override void StopUser() => throw new NotSupportedException();

    internal override void LeaveTaskSet(bool reschedule) => throw new NotSupportedException();

    internal override Task WaitAsync() => throw new NotSupportedException();

    internal override Task<bool> PauseAsync(TimeSpan time) => throw new NotSupportedException();

    internal override void RunInBackground(string name, Func<CancellationToken, Task> work) => throw new NotSupportedException();
}
