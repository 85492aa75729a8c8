using System.Runtime.InteropServices;
using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// While a run goes on, SIGINT, SIGTERM and SIGHUP stop it first, so that its results are written; a second signal has its
/// usual effect. When the process is ending, it waits a moment for the results.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(4);

    readonly Action<StopReason> _requestStop;
    readonly ManualResetEventSlim _isWritten = new();
    readonly List<PosixSignalRegistration> _registrations = [];
    int _signals;

    /// <param name="requestStop">Stops the run; called on any thread.</param>
    public StopSignals(Action<StopReason> requestStop)
    {
        _requestStop = requestStop;
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>To be called when the results are written: a process exit need not wait any longer.</summary>
    public void Dispose()
    {
        _isWritten.Set();
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        foreach (var registration in _registrations) registration.Dispose();
        _isWritten.Dispose();
    }

    void OnSignal(PosixSignalContext context)
    {
        context.Cancel = Interlocked.Increment(ref _signals) == 1;
        _requestStop(StopReason.Signal);
    }

    void OnProcessExit(object? sender, EventArgs e)
    {
        _requestStop(StopReason.OwnerGone);
        try
        {
            _isWritten.Wait(ExitPatience);
        }
        catch (ObjectDisposedException)
        {
            // The run ended while the process was already ending.
        }
    }
}
