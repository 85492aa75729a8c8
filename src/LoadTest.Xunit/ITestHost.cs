namespace LoadTest.Adapter;

/// <summary>What runs the tests: where a line reaches the user while they run, and who may ask for a stop.</summary>
internal interface ITestHost
{
    /// <summary>Whether the user has asked for a stop.</summary>
    bool IsStopRequested { get; }

    /// <summary>Shows one line at once.</summary>
    void Show(string line);
}
