using LoadTest.Isolation;

namespace LoadTest.Tests.Isolation;

/// <summary>What user code prints: shown line by line, and kept for the case that its process dies.</summary>
public sealed class OutputTests
{
    [Fact]
    public void The_last_lines_are_kept()
    {
        var tail = new OutputTail();

        for (var n = 1; n <= 1_000; n++) tail.Add($"line {n}");

        Assert.Equal(Enumerable.Range(989, 12).Select(n => $"line {n}"), tail.Lines);
    }

    [Theory]
    [InlineData("Stack overflow.")]
    [InlineData("Process terminated. no more")]
    [InlineData("Unhandled exception. System.InvalidOperationException: on a thread of its own")]
    public void Of_a_crash_the_lines_that_name_it_are_kept_however_many_frames_follow(string crash)
    {
        var tail = new OutputTail();

        tail.Add("before");
        tail.Add(crash);
        for (var n = 1; n <= 1_000; n++) tail.Add($"   at Frame{n}()");

        Assert.Equal(crash, tail.Lines[0]);
        Assert.Equal("   at Frame11()", tail.Lines[^1]);
    }

    [Fact]
    public void Lines_are_shown_with_the_name_of_the_test_up_to_a_number_and_the_rest_is_counted()
    {
        var shown = new List<string>();
        var output = new ForwardedOutput("Shopper", shown.Add);

        for (var n = 1; n <= ForwardedOutput.Most + 5; n++) output.Add($"line {n}");

        Assert.Equal(ForwardedOutput.Most, shown.Count);
        Assert.Equal("Shopper | line 1", shown[0]);
        Assert.Equal(5, output.LeftOut);
    }
}
