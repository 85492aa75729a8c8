namespace LoadTest;

/// <summary>What the users, task sets and hooks of a run may ask of it. Implemented by the engine; may be used from any thread.</summary>
public abstract class RunContext
{
    private protected RunContext()
    {
    }

    /// <summary>The load class's name.</summary>
    public abstract string Name { get; }

    /// <summary>What every random choice of the run derives from.</summary>
    public abstract int Seed { get; }

    /// <summary>The run's time: wait and measure by it, so that a test can run in virtual time.</summary>
    public abstract TimeProvider Time { get; }

    /// <summary>Time since the first user could start.</summary>
    public abstract TimeSpan Elapsed { get; }

    /// <summary>How many users are running now.</summary>
    public abstract int ActiveUsers { get; }

    /// <summary>Fires when the run begins to stop.</summary>
    public abstract CancellationToken Stopping { get; }

    /// <summary>An address that replaces every HTTP user's host in this run; null when none was given.</summary>
    /// <value>The setting <c>Host</c>.</value>
    public abstract Uri? HostOverride { get; }

    /// <summary>Stops the whole run, which is then red: <c>aborted</c>, with the reason. Does nothing when the run is stopping already.</summary>
    /// <param name="reason">Why, in one line.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is empty.</exception>
    public abstract void Abort(string reason);

    /// <summary>Adds to a counter of the load test's own. Counted in the measurement only; thresholds read it as <c>count(name)</c> or <c>rate(name)</c>.</summary>
    /// <param name="counter">Its name; a fixed text without ids.</param>
    /// <param name="by">How much to add.</param>
    /// <exception cref="ArgumentException"><paramref name="counter"/> is empty.</exception>
    public abstract void Count(string counter, long by = 1);

    /// <summary>Sets a gauge of the load test's own. Kept in the measurement only; thresholds read it as <c>value(name)</c>, the last value, or <c>peak(name)</c>, the largest.</summary>
    /// <param name="gauge">Its name; a fixed text without ids.</param>
    /// <param name="value">Any finite number.</param>
    /// <exception cref="ArgumentException"><paramref name="gauge"/> is empty, or the value is not finite.</exception>
    public abstract void SetGauge(string gauge, double value);

    /// <summary>
    /// Records a duration that is no request, for example one that the service reported. It has a row of its own, and
    /// thresholds read it by name: <c>p95(Custom backend time) &lt; 50ms</c>. It counts in no total of requests.
    /// </summary>
    /// <param name="kind">A kind to group by, for example <c>Custom</c>.</param>
    /// <param name="name">Its name; a fixed text without ids.</param>
    /// <param name="time">The duration; 0 or more.</param>
    /// <param name="failure">Why what was timed failed; empty when it did not.</param>
    /// <exception cref="ArgumentException">A text is empty, or the time is negative.</exception>
    public abstract void RecordTiming(string kind, string name, TimeSpan time, string failure = "");

    /// <summary>Something that the whole run shares, made once, and disposed after the last hook of the run when it is <see cref="IDisposable"/>.</summary>
    /// <typeparam name="T">The type; without a name there is one of each.</typeparam>
    /// <param name="create">Makes it, for the first that asks. Others wait, and get the same.</param>
    public T Shared<T>(Func<T> create)
        where T : class => Shared("", create);

    /// <inheritdoc cref="Shared{T}(Func{T})"/>
    /// <param name="name">Keeps several of one type apart.</param>
    /// <param name="create">Makes it, for the first that asks. Others wait, and get the same.</param>
    public abstract T Shared<T>(string name, Func<T> create)
        where T : class;

    /// <summary>Somebody steps through the run with a debugger: nothing is late because it stands at a breakpoint.</summary>
    internal virtual bool IsDebugged => false;

    /// <summary>Has user code that waited for something go on: where the run's users run, and not on the thread of whoever ended the wait.</summary>
    internal virtual void Post(Action work) => ThreadPool.UnsafeQueueUserWorkItem(static work => work(), work, preferLocal: false);
}
