namespace LoadTest.Data;

/// <summary>Counts the journeys that begin at one queue, and tells the run of them under the queue's name.</summary>
internal sealed class JourneyBook(RunContext run, string name)
{
    /// <summary>The kind of the series that journeys are timed under.</summary>
    const string Kind = "JOURNEY";

    long _started;
    long _completed;
    long _failed;

    public string Name { get; } = name;

    // Ends are read before starts: a journey that ends in between is then in both or in neither, never an end without a start.
    public JourneyCounts Counts
    {
        get
        {
            var completed = Volatile.Read(ref _completed);
            var failed = Volatile.Read(ref _failed);
            return new JourneyCounts { Completed = completed, Failed = failed, Started = Volatile.Read(ref _started) };
        }
    }

    /// <summary>Whether the run is stopping: what is open then is cut, and has not failed.</summary>
    public bool IsStopping => run.Stopping.IsCancellationRequested;

    public Journey Start()
    {
        Interlocked.Increment(ref _started);
        return new Journey(this, run.Time);
    }

    /// <summary>Takes back a start that came to nothing.</summary>
    public void Forget() => Interlocked.Decrement(ref _started);

    /// <param name="elapsed">How long the journey took.</param>
    /// <param name="failure">Why it failed; empty when it is complete.</param>
    public void End(TimeSpan elapsed, string failure)
    {
        if (failure.Length == 0) Interlocked.Increment(ref _completed);
        else Interlocked.Increment(ref _failed);
        run.RecordTiming(Kind, Name, elapsed, failure);
        ShowCompletion();
    }

    public void ShowCompletion() => run.SetGauge($"{Name} completion", Counts.CompletionRatio);
}
