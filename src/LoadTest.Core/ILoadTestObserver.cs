namespace LoadTest;

/// <summary>Watches a run while it goes on. Called from one thread at a time, never from the engine's own: a slow or throwing observer cannot disturb the load.</summary>
public interface ILoadTestObserver
{
    /// <summary>Called about once a second, and once when the run has ended.</summary>
    /// <param name="progress">Where the run is.</param>
    void OnProgress(LoadTestProgress progress);

    /// <summary>Called with what a user must see at once: waiting for another run, an extension, an early stop.</summary>
    /// <param name="message">One line.</param>
    void OnMessage(string message);
}
