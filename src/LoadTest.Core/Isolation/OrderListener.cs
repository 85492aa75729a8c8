using System.Diagnostics;
using LoadTest.Measure;

namespace LoadTest.Isolation;

/// <summary>
/// Hears in the generator what the test host says after its first order: to stop, or, by the end of the pipe, that it is dead. Then nobody
/// waits for a result any more, and load that does not stop by itself is stopped with its process.
/// </summary>
internal sealed class OrderListener : IDisposable
{
    /// <summary>How long after the death of its owner a generator may still send load.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>How long the test host may take to hang up when it has the result.</summary>
    static readonly TimeSpan HangUpPatience = TimeSpan.FromSeconds(3);

    readonly FrameReader _orders;
    readonly Thread _thread;
    readonly Mailbox<bool> _end = new();
    readonly Lock _access = new();
    readonly CancellationTokenSource _stop = new();
    int _reason = (int)StopReason.Cancelled;

    public OrderListener(FrameReader orders)
    {
        _orders = orders;
        _thread = new Thread(Listen) { IsBackground = true, Name = "LoadTest orders", Priority = ThreadPriority.AboveNormal };
        _thread.UnsafeStart();
    }

    /// <summary>Fires when the run is to stop.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Why; only when it has fired.</summary>
    public StopReason Reason => (StopReason)Volatile.Read(ref _reason);

    /// <summary>The run is over and reported: the test host hangs up, which ends the listener. A pipe cannot be closed while somebody reads from it.</summary>
    public void Dispose()
    {
        lock (_access)
        {
            _end.Close();
            _stop.Dispose();
        }

        _thread.Join(HangUpPatience);
    }

    void Listen()
    {
        try
        {
            while (_orders.Read() is { } order)
            {
                if (order is StopOrder stop) Request(stop.Reason);
            }
        }
        catch (LoadTestException)
        {
            // A test host that talks nonsense is as good as none.
        }

        Request(StopReason.OwnerGone);
        _end.TryTake(Patience, out _);
        if (_end.IsDone) return;

        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    void Request(StopReason reason)
    {
        lock (_access)
        {
            if (_stop.IsCancellationRequested || _end.IsDone) return;

            Volatile.Write(ref _reason, (int)reason);
            _stop.Cancel();
        }
    }
}
