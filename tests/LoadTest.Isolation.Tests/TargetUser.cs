namespace LoadTest.Isolation.Tests;

/// <summary>Sends a request every 20 ms, and does something else when its run is so old that it has reported what it measured.</summary>
public abstract class TargetUser(Target target) : HttpUser
{
    static readonly TimeSpan Later = TimeSpan.FromSeconds(2.5);

    public override Uri Host => target.Address;

    protected internal override WaitTime WaitTime => WaitTime.Constant(0.02);

    [Task]
    public async Task Send()
    {
        await Http.GetAsync("/x");
        if (Run.Elapsed > Later) Act();
    }

    /// <summary>Says which process this is: its parent's observer hears it.</summary>
    protected internal override Task OnStartAsync() => Console.Out.WriteLineAsync(FormattableString.Invariant($"process {Environment.ProcessId}"));

    protected virtual void Act()
    {
        // Most only send.
    }
}
