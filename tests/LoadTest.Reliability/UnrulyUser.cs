using LoadTest.Measure;

namespace LoadTest.Reliability;

/// <summary>A user whose code does one of the things that keep a run from ending.</summary>
[LoadTest]
[Users(20, SpawnRate = 2_000, Duration = "10m", WarmUp = "0s")]
public sealed class UnrulyUser(Lab lab) : VirtualUser, IAsyncDisposable
{
    readonly Temperament _temperament = lab.Next();
    CancellationTokenRegistration _registration;

    protected internal override WaitTime WaitTime => _temperament == Temperament.Busy ? WaitTime.None : WaitTime.Between(0, 0.005);

    protected internal override async Task OnStartAsync()
    {
        if (_temperament == Temperament.HangingAtStart) await lab.Hold();
        if (_temperament == Temperament.BlockingTheToken) _registration = Stopping.Register(lab.Block);
        if (_temperament == Temperament.DeafInBackground) RunInBackground(_ => lab.Hold());
    }

    [Task]
    public async Task Misbehave()
    {
        var request = Context.BeginRequest("GET", $"/{_temperament}");
        await Task.Yield();
        switch (_temperament)
        {
            case Temperament.Throwing: throw new InvalidOperationException("as always");
            case Temperament.Deaf: await lab.Hold(); break;
            case Temperament.Blocking: lab.Block(); break;
            case Temperament.Spinning: lab.Spin(); break;
            default: break;
        }

        Context.EndRequest(request, Outcome.Ok);
    }

    protected internal override Task OnStopAsync() => _temperament == Temperament.HangingAtStop ? lab.Hold() : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync();
        if (_temperament == Temperament.HangingInDispose) await lab.Hold();
    }
}
