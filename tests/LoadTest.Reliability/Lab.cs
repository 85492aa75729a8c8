namespace LoadTest.Reliability;

/// <summary>What keeps the users of one run where they are, and lets them go when the run has been looked at, so that the next one begins on a quiet machine.</summary>
public sealed class Lab(int seed) : IDisposable
{
    // More of them would only take longer to find their way out again.
    const int MostSpinning = 3;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ManualResetEventSlim _gate = new();
    readonly Random _random = new(seed);
    readonly Lock _access = new();
    int _spinning;
    int _hanging;
    int _calls;

    /// <summary>How many users are held right now.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    /// <summary>What the next user is like.</summary>
    public Temperament Next()
    {
        lock (_access)
        {
            var temperament = (Temperament)_random.Next(Enum.GetValues<Temperament>().Length);
            return temperament == Temperament.Spinning && ++_spinning > MostSpinning ? Temperament.Deaf : temperament;
        }
    }

    /// <summary>Holds whoever awaits it.</summary>
    public Task Hold() => HoldAsync(() => _released.Task);

    /// <summary>Holds the calling thread.</summary>
    public void Block() => HoldThread(() => _gate.Wait());

    /// <summary>Holds the calling thread, at work.</summary>
    public void Spin() => HoldThread(() =>
    {
        while (!_gate.IsSet) Interlocked.Increment(ref _calls);
    });

    /// <summary>Lets all go, and waits until they have gone.</summary>
    /// <exception cref="TimeoutException">They have not.</exception>
    public void Release()
    {
        _released.TrySetResult();
        _gate.Set();
        if (!SpinWait.SpinUntil(() => Hanging == 0, Patience)) throw new TimeoutException($"{Hanging} users have not come out of the lab.");
    }

    public void Dispose() => _gate.Dispose();

    async Task HoldAsync(Func<Task> hold)
    {
        Interlocked.Increment(ref _hanging);
        await hold();
        Interlocked.Decrement(ref _hanging);
    }

    void HoldThread(Action hold)
    {
        Interlocked.Increment(ref _hanging);
        hold();
        Interlocked.Decrement(ref _hanging);
    }
}
