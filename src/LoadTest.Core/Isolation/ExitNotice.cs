namespace LoadTest.Isolation;

/// <summary>Tells the test host when the process ends although its run is still going on: by <c>Environment.Exit</c>, which nobody could tell from a planned end by its exit code.</summary>
internal sealed class ExitNotice : IDisposable
{
    readonly FrameWriter _reports;

    public ExitNotice(FrameWriter reports)
    {
        _reports = reports;
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>The run is over: the process may end.</summary>
    public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;

    void OnProcessExit(object? sender, EventArgs e) => _reports.TryWrite(new ExitReport());
}
