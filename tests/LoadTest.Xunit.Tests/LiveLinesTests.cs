using LoadTest.Measure;
using LoadTest.Run;

namespace LoadTest.Adapter.Tests;

public sealed class LiveLinesTests
{
    readonly List<string> _lines = [];
    readonly LiveLines _live;

    public LiveLinesTests() => _live = new LiveLines(_lines.Add);

    [Fact]
    public void Progress_is_shown_after_one_second_and_then_every_five()
    {
        for (var second = 0; second <= 12; second++) _live.OnProgress(Progress("Shopper", second));

        Assert.Equal([1, 6, 11], _lines.Select(SecondOf));
    }

    [Fact]
    public void The_next_run_is_shown_from_its_first_second_again()
    {
        for (var second = 0; second <= 8; second++) _live.OnProgress(Progress("Shopper", second));
        for (var second = 0; second <= 3; second++) _live.OnProgress(Progress("Search", second));

        Assert.Equal([1, 6, 1], _lines.Select(SecondOf));
        Assert.StartsWith("Search", _lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_is_left_to_the_summary()
    {
        _live.OnProgress(Progress("Shopper", 30) with { Phase = RunPhase.Ended });

        Assert.Empty(_lines);
    }

    [Fact]
    public void Messages_are_shown_at_once()
    {
        _live.OnMessage("Shopper: waiting for another load run");

        Assert.Equal(["Shopper: waiting for another load run"], _lines);
    }

    static int SecondOf(string line) => int.Parse(line.Split(", ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    static LoadTestProgress Progress(string name, int second) => new()
    {
        Name = name,
        Phase = RunPhase.Measurement,
        Elapsed = TimeSpan.FromSeconds(second),
        PlannedEnd = TimeSpan.FromSeconds(30),
        ActiveUsers = 2,
        Metrics = new MetricsSnapshot
        {
            Measured = TimeSpan.FromSeconds(second),
            Series = [],
            Limits = [],
            Failures = [],
            WarmUp = default,
            Measurement = default,
            Drain = default,
            Begun = 0,
        },
    };
}
