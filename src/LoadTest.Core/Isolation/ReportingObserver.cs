using LoadTest.Run;

namespace LoadTest.Isolation;

/// <summary>
/// Reports a run to the test host. Progress has all that was measured, and costs more the more there is: it is reported so seldom that
/// writing it takes at most a fiftieth of a processor.
/// </summary>
internal sealed class ReportingObserver : ILoadTestObserver
{
    const int Share = 50;

    readonly FrameWriter _reports;
    readonly TimeProvider _time;
    long _notBefore;

    public ReportingObserver(FrameWriter reports, TimeProvider time)
    {
        (_reports, _time) = (reports, time);

        // The first message of a process compiles what writes it: that is not to count as what progress costs.
        _ = Frame.Write(new ProgressReport { Progress = Rehearsal });
    }

    static LoadTestProgress Rehearsal { get; } = new()
    {
        Name = "rehearsal",
        Phase = RunPhase.Starting,
        Elapsed = TimeSpan.Zero,
        PlannedEnd = TimeSpan.Zero,
        ActiveUsers = 0,
        Metrics = GeneratorEnd.Nothing,
    };

    public void OnProgress(LoadTestProgress progress)
    {
        var begin = _time.GetTimestamp();
        if (begin < _notBefore && progress.Phase != RunPhase.Ended) return;

        _reports.TryWrite(new ProgressReport { Progress = progress });
        var end = _time.GetTimestamp();
        _notBefore = end + ((end - begin) * Share);
    }

    public void OnMessage(string message) => _reports.TryWrite(new RemarkReport { Text = message });
}
