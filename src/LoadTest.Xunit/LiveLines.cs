namespace LoadTest.Adapter;

/// <summary>Shows a run as lines on a console: every message, and progress often enough to see that it moves.</summary>
internal sealed class LiveLines(Action<string> show) : ILoadTestObserver
{
    static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    TimeSpan _last;
    TimeSpan _next = FirstAfter;

    public void OnProgress(LoadTestProgress progress)
    {
        // Time that goes back is the next run.
        if (progress.Elapsed < _last) _next = FirstAfter;
        _last = progress.Elapsed;
        if (progress.Elapsed < _next) return;

        _next = progress.Elapsed + Period;
        show(progress.ToString());
    }

    public void OnMessage(string message) => show(message);
}
