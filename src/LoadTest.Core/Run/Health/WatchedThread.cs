namespace LoadTest.Run;

/// <summary>Which thread the health thread is, as the platform names it. Said by the thread itself, read by whoever asks what it waited for.</summary>
internal sealed class WatchedThread
{
    // A link to <c>123/task/456</c> (proc(5)).
    const string Self = "/proc/thread-self";

    volatile string _statistics = "";

    /// <summary>The file in which Linux says how long the thread waited; empty elsewhere, and before it has begun.</summary>
    public string Statistics => _statistics;

    /// <summary>Called on the thread.</summary>
    public void IsThis()
    {
        if (new FileInfo(Self).LinkTarget is { Length: > 0 } target) _statistics = $"/proc/{target}/schedstat";
    }
}
