using LoadTest.Run;

namespace LoadTest.Adapter;

/// <summary>Shows what a run does while it goes on: every message, and progress often enough to see that something happens.</summary>
/// <param name="show">Shows one line at once.</param>
internal sealed class LiveLines(Action<string> show) : ILoadTestObserver
{
    static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    TimeSpan _last;
    TimeSpan _next = FirstAfter;

    public void OnProgress(LoadTestProgress progress)
    {
        // Time that goes back belongs to the next run: an execution runs one class after another.
        if (progress.Elapsed < _last) _next = FirstAfter;
        _last = progress.Elapsed;
        if (progress.Elapsed < _next || progress.Phase == RunPhase.Ended) return;

        _next = progress.Elapsed + Every;
        show(progress.ToString());
    }

    public void OnMessage(string message) => show(message);
}
