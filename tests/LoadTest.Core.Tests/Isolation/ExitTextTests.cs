using LoadTest.Isolation;

namespace LoadTest.Tests.Isolation;

public sealed class ExitTextTests
{
    [Theory]
    [InlineData(0, false, "exit code 0")]
    [InlineData(3, false, "exit code 3")]
    [InlineData(134, false, "exit code 134 (SIGABRT: an unhandled exception, a stack overflow or Environment.FailFast)")]
    [InlineData(137, false, "exit code 137 (SIGKILL: killed from outside, or by the system for want of memory)")]
    [InlineData(143, false, "exit code 143 (SIGTERM)")]
    [InlineData(137, true, "exit code 137")]
    [InlineData(unchecked((int)0xC00000FD), true, "exit code -1073741571 (stack overflow)")]
    public void An_exit_code_says_what_it_means(int code, bool isWindows, string text) => Assert.Equal(text, ExitText.Of(code, isWindows));
}
