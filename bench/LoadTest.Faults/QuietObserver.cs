namespace LoadTest.Faults;

/// <summary>Watches nothing.</summary>
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
