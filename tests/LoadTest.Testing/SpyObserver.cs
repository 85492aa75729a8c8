using System.Collections.Concurrent;

namespace LoadTest.Testing;

/// <summary>Remembers what an observer is told.</summary>
public sealed class SpyObserver : ILoadTestObserver
{
    readonly ConcurrentQueue<LoadTestProgress> _progress = new();
    readonly ConcurrentQueue<string> _messages = new();

    public IReadOnlyList<LoadTestProgress> Progress => [.. _progress];

    public IReadOnlyList<string> Messages => [.. _messages];

    public void OnProgress(LoadTestProgress progress) => _progress.Enqueue(progress);

    public void OnMessage(string message) => _messages.Enqueue(message);
}
