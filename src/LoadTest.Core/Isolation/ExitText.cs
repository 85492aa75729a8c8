using System.Globalization;

namespace LoadTest.Isolation;

/// <summary>How a process has ended, in words.</summary>
internal static class ExitText
{
    const int FirstSignal = 128;

    public static string Of(int exitCode) => Of(exitCode, OperatingSystem.IsWindows());

    public static string Of(int exitCode, bool isWindows) => (isWindows ? Windows(exitCode) : Unix(exitCode - FirstSignal)) is { Length: > 0 } cause
        ? string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode} ({cause})")
        : string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode}");

    static string Unix(int signal) => signal switch
    {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        4 => "SIGILL",
        6 => "SIGABRT: an unhandled exception, a stack overflow or Environment.FailFast",
        7 => "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL: killed from outside, or by the system for want of memory",
        11 => "SIGSEGV",
        15 => "SIGTERM",
        _ => "",
    };

    static string Windows(int exitCode) => unchecked((uint)exitCode) switch
    {
        0xC00000FD => "stack overflow",
        0xE0434352 => "an unhandled exception",
        0x80131623 => "Environment.FailFast",
        0xC0000005 => "access violation",
        _ => "",
    };
}
