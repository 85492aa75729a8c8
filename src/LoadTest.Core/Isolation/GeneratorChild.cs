using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;

namespace LoadTest.Isolation;

/// <summary>
/// The process that sends the load, with a pipe to it and one from it. Its standard streams belong to user code. The pipes are of one
/// parent and one child: when either dies, however, the other sees their end.
/// </summary>
internal sealed class GeneratorChild : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    readonly AnonymousPipeServerStream _orders = new(PipeDirection.Out, HandleInheritability.Inheritable);
    readonly AnonymousPipeServerStream _reports = new(PipeDirection.In, HandleInheritability.Inheritable);
    readonly Process _process = new();
    readonly List<Thread> _listeners = [];

    public GeneratorChild() => (Orders, Reports) = (new FrameWriter(_orders), new FrameReader(_reports));

    public FrameWriter Orders { get; }

    public FrameReader Reports { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Only when it has exited.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts the process.</summary>
    /// <exception cref="LoadTestException">It did not start.</exception>
    public void Start(GeneratorCommand command)
    {
        _process.StartInfo = command.Start(_orders.GetClientHandleAsString(), _reports.GetClientHandleAsString());
        try
        {
            _process.Start();

            // Whoever reads standard input in user code is at its end, as in a test host.
            _process.StandardInput.Close();
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            throw GeneratorCommand.Missing($"'{command.Dotnet}': {exception.Message}");
        }
        finally
        {
            _orders.DisposeLocalCopyOfClientHandle();
            _reports.DisposeLocalCopyOfClientHandle();
        }
    }

    /// <summary>Hands on every line that the process prints, each stream from a thread of its own.</summary>
    public void Listen(Action<string> onOutput, Action<string> onError)
    {
        _listeners.Add(Listen(_process.StandardOutput, onOutput));
        _listeners.Add(Listen(_process.StandardError, onError));
    }

    /// <summary>Waits until the last line has been handed on; not for long, as a grandchild may still hold the streams.</summary>
    public void AwaitOutput()
    {
        foreach (var listener in _listeners) listener.Join(Patience);
    }

    /// <summary>Says that there will be no more orders.</summary>
    public void HangUp() => _orders.Dispose();

    public bool AwaitExit(TimeSpan patience) => _process.WaitForExit(patience);

    /// <summary>Ends the process at once, and those that it has started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It had ended by itself.
        }
    }

    public void Dispose()
    {
        _orders.Dispose();
        _reports.Dispose();
        _process.Dispose();
    }

    static Thread Listen(StreamReader reader, Action<string> onLine)
    {
        var thread = new Thread(() => ReadToEnd(reader, onLine)) { IsBackground = true, Name = "LoadTest generator output" };
        thread.UnsafeStart();
        return thread;
    }

    static void ReadToEnd(StreamReader reader, Action<string> onLine)
    {
        try
        {
            while (reader.ReadLine() is { } line) onLine(line);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The stream was closed with its process.
        }
    }
}
