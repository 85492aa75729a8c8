using LoadTest.Run;

namespace LoadTest.Isolation;

/// <summary>
/// Reports a run to the test host. Progress has all that was measured, and costs more the more there is: it is reported so seldom that
/// writing it takes at most a fiftieth of a processor. The first messages of a process compile what writes them, and are not held against it.
/// </summary>
internal sealed class ReportingObserver : ILoadTestObserver
{
    const int Share = 50;

    // Of the measurement: the warm-up has little to report.
    const int FirstMessages = 2;

    readonly FrameWriter _reports;
    readonly TimeProvider _time;
    long _notBefore;
    int _written;

    public ReportingObserver(FrameWriter reports, TimeProvider time) => (_reports, _time) = (reports, time);

    public void OnProgress(LoadTestProgress progress)
    {
        var begin = _time.GetTimestamp();
        if (begin < _notBefore && progress.Phase != RunPhase.Ended) return;

        _reports.TryWrite(new ProgressReport { Progress = progress });
        var end = _time.GetTimestamp();
        if (progress.Phase == RunPhase.Measurement && ++_written > FirstMessages) _notBefore = end + ((end - begin) * Share);
    }

    public void OnMessage(string message) => _reports.TryWrite(new RemarkReport { Text = message });
}
