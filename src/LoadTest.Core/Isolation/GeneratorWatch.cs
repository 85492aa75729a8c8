using LoadTest.Measure;

namespace LoadTest.Isolation;

/// <summary>
/// Follows one generator from its order to its end, on a thread of its own: no pool that user code has blocked, and no observer, can
/// keep a stop from it or its death from the test host. All state is that thread's; others only add to its events.
/// </summary>
internal sealed class GeneratorWatch(GeneratorChild child, ObserverQueue observer, TimeSpan stopTimeout, Func<bool> isOwnerGone, TimeProvider time)
{
    /// <summary>How much longer than its stop timeout a generator may take to end.</summary>
    public static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(5);

    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    /// <summary>How long the rest of a pipe may take to arrive, and a process to end that has nothing left to do.</summary>
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    readonly Mailbox<Action> _events = new();
    readonly TaskCompletionSource<GeneratorOutcome> _ended = new();
    GeneratorOutcome _outcome = new();
    long _deadline = long.MaxValue;
    long _exitedAt = long.MaxValue;
    bool _isSilent;

    /// <summary>Gives the order and follows it. The outcome's continuations run on this object's thread.</summary>
    public Task<GeneratorOutcome> RunAsync(RunOrder order)
    {
        new Thread(() => Follow(order)) { IsBackground = true, Name = "LoadTest generator", Priority = ThreadPriority.AboveNormal }.UnsafeStart();
        return _ended.Task;
    }

    /// <summary>Has the generator stop; the first reason counts. May be called at any time, from any thread.</summary>
    public void RequestStop(StopReason reason) => _events.TryAdd(() => Stop(reason));

    void Follow(RunOrder order)
    {
        try
        {
            new Thread(ReadReports) { IsBackground = true, Name = "LoadTest generator reports" }.UnsafeStart();
            child.Orders.TryWrite(order);
            while (!IsOver())
            {
                if (_events.TryTake(Tick, out var happened)) happened();
                if (_outcome.StopReason is null && isOwnerGone()) Stop(StopReason.OwnerGone);
                if (time.GetTimestamp() >= _deadline) Kill();
            }

            child.HangUp();
            if (!child.AwaitExit(Rest)) Kill();
            child.AwaitOutput();
            _ended.SetResult(_outcome with { ExitCode = child.HasExited ? child.ExitCode : 0 });
        }
        catch (Exception defect)
        {
            child.Kill();
            _ended.SetException(defect);
        }
    }

    // A dead process has no more to say than what is in the pipe; a grandchild may hold its end open.
    bool IsOver()
    {
        if (_outcome is { Result: not null } or { Refusals.Count: > 0 } or { Misunderstanding: not null }) return true;
        if (!child.HasExited) return false;

        _exitedAt = Math.Min(_exitedAt, time.GetTimestamp());
        return _isSilent || time.GetElapsedTime(_exitedAt) > Rest;
    }

    void Stop(StopReason reason)
    {
        if (_outcome.StopReason is not null) return;

        _outcome = _outcome with { StopReason = reason };
        SetDeadline(stopTimeout + StopMargin);
        child.Orders.TryWrite(new StopOrder { Reason = reason });
    }

    void Kill()
    {
        _outcome = _outcome with { WasKilled = true };
        _deadline = long.MaxValue;
        child.Kill();
    }

    void SetDeadline(TimeSpan patience) => _deadline = Math.Min(_deadline, time.GetTimestamp() + (long)(patience.TotalSeconds * time.TimestampFrequency));

    void ReadReports()
    {
        try
        {
            while (child.Reports.Read() is { } message) _events.TryAdd(() => Take(message));
        }
        catch (LoadTestException exception)
        {
            _events.TryAdd(() => _outcome = _outcome with { Misunderstanding = exception.Problems[0] });
        }

        _events.TryAdd(FallSilent);
    }

    // Its death, or the beginning of it: a crash may still be writing its report.
    void FallSilent()
    {
        _isSilent = true;
        SetDeadline(StopMargin);
    }

    void Take(GeneratorMessage message)
    {
        switch (message)
        {
            case ProgressReport report:
                if (!_outcome.HasLeft) _outcome = _outcome with { Last = report.Progress }; // an end is not the phase in which it began
                observer.OnProgress(report.Progress);
                break;
            case RemarkReport remark:
                observer.OnMessage(remark.Text);
                break;
            case ResultReport report:
                _outcome = _outcome with { Result = report.Result };
                break;
            case RefusalReport refusal:
                _outcome = _outcome with { Refusals = refusal.Problems };
                break;
            case ExitReport:
                _outcome = _outcome with { HasLeft = true };
                break;
            default:
                _outcome = _outcome with { Misunderstanding = Frame.Broken($"a generator does not say {message.GetType().Name}").Problems[0] };
                break;
        }
    }
}
