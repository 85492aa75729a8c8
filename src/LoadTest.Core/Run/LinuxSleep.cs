using System.Runtime.InteropServices;

namespace LoadTest.Run;

/// <summary>
/// Sleeps to the microsecond and can be woken: <c>ppoll</c> on an event descriptor. The platform's own waits count whole milliseconds.
/// The thread's timer slack is set to 1 ns; by default the kernel adds 50 µs to every sleep (prctl(2), PR_SET_TIMERSLACK).
/// </summary>
internal sealed class LinuxSleep : ISleep
{
    const int NonBlocking = 0x800;
    const int CloseOnExec = 0x80000;
    const short PollIn = 1;
    const int SetTimerSlack = 29;
    const long NanosPerSecond = 1_000_000_000;
    const long Longest = NanosPerSecond * 3600;

    readonly Lock _access = new();
    readonly int _event;
    bool _isClosed;

    LinuxSleep(int descriptor) => _event = descriptor;

    // What is left after waking is spun away; measured: a wake-up takes 10 to 60 µs.
    public long MarginNanos => 60_000;

    /// <summary>Null where there is no such thing.</summary>
    public static LinuxSleep? TryCreate()
    {
        if (!OperatingSystem.IsLinux()) return null;
        try
        {
            var descriptor = EventDescriptor(0, CloseOnExec | NonBlocking);
            return descriptor < 0 ? null : new LinuxSleep(descriptor);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    public void Enter() => _ = ProcessControl(SetTimerSlack, 1, 0, 0, 0);

    public void SleepFor(long nanos)
    {
        var time = Math.Min(nanos, Longest);
        var timeout = new TimeSpec { Seconds = (nint)(time / NanosPerSecond), Nanos = (nint)(time % NanosPerSecond) };
        var descriptor = new PollDescriptor { Descriptor = _event, Events = PollIn };

        // A signal may end it early, which does no harm: whoever sleeps looks at the time.
        if (Poll(ref descriptor, 1, timeout, 0) > 0) _ = Read(_event, out _, sizeof(long));
    }

    public void Wake()
    {
        lock (_access)
        {
            // Once closed, the descriptor may be somebody else's.
            if (!_isClosed) _ = Write(_event, 1, sizeof(long));
        }
    }

    public void Dispose()
    {
        lock (_access)
        {
            if (_isClosed) return;
            _isClosed = true;
            _ = Close(_event);
        }
    }

    [DllImport("libc", EntryPoint = "eventfd"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int EventDescriptor(uint initial, int flags);

    [DllImport("libc", EntryPoint = "ppoll"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Poll(ref PollDescriptor descriptors, nuint count, in TimeSpec timeout, nint signals);

    [DllImport("libc", EntryPoint = "read"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern nint Read(int descriptor, out long value, nuint size);

    [DllImport("libc", EntryPoint = "write"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern nint Write(int descriptor, in long value, nuint size);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "prctl"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int ProcessControl(int option, nuint a, nuint b, nuint c, nuint d);

    // struct timespec of the C library: two longs of the platform on every 64-bit Linux, and on 32-bit ones with a 32-bit time.
    struct TimeSpec
    {
        public nint Seconds;
        public nint Nanos;
    }

    struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
