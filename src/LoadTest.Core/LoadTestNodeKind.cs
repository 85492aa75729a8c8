namespace LoadTest;

/// <summary>What a test node of a load test stands for.</summary>
public enum LoadTestNodeKind
{
    /// <summary>The run itself: that the load ran as asked, and was answered at all.</summary>
    Run,

    /// <summary>One threshold.</summary>
    Threshold,
}
