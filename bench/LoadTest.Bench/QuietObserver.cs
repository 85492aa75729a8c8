namespace LoadTest.Bench;

/// <summary>Watches nothing: what an observer prints is not the cost of a request.</summary>
internal sealed class QuietObserver : ILoadTestObserver
{
    public void OnProgress(LoadTestProgress progress)
    {
        // Nothing to see.
    }

    public void OnMessage(string message)
    {
        // Nothing to say.
    }
}
