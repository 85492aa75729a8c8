using LoadTest.Testing;

namespace LoadTest.Tests;

/// <summary>What is read from attributes for arrivals, and what is said about those that cannot be.</summary>
public sealed class ArrivalDiscoveryTests
{
    [Fact]
    public void A_rate_has_sensible_numbers_of_users_and_can_be_extended()
    {
        var definition = VirtualLoad.Of<Plain>().Definition;

        Assert.Equal((120, 1_200, 12), (definition.Settings.ArrivalRate, definition.Settings.MaxUsers, definition.Arrivals!.StartUsers));
        Assert.Equal((Some.Seconds(30), Some.Seconds(5), Some.Seconds(90)), (definition.Settings.Duration, definition.Settings.WarmUp, definition.Settings.MaxDuration));
    }

    [Fact]
    public void A_run_can_be_given_another_rate_and_more_users()
    {
        var settings = VirtualLoad.Of<Plain>().With("ArrivalRate", 0.5).With("MaxUsers", 7).With("Duration", "1m").Definition.Settings;

        Assert.Equal((0.5, 7, Some.Seconds(60)), (settings.ArrivalRate, settings.MaxUsers, settings.Duration));
    }

    [Fact]
    public void Settings_of_a_closed_model_have_no_effect_and_that_is_said() =>
        Assert.Contains(VirtualLoad.Of<Plain>().With("Users", 7).Definition.Hints, hint => hint.Code == "LT3012" && hint.Text.StartsWith("Users had no effect", StringComparison.Ordinal));

    [Fact]
    public void A_file_of_arrivals_is_read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "arrivals.txt");
        File.WriteAllText(file, "# seconds, what\n2.5, b\n\n0, a\n");

        var arrivals = VirtualLoad.Of<FromFile>().Definition.Arrivals!.Times(new Random(1));

        Assert.True(arrivals.TryNext(out var first));
        Assert.True(arrivals.TryNext(out var second));
        Assert.False(arrivals.TryNext(out _));
        Assert.Equal((0, 2_500_000_000), (first, second));
    }

    [Theory]
    [InlineData(typeof(Both), "LT1150")]
    [InlineData(typeof(BothOpen), "LT1150")]
    [InlineData(typeof(WithStage), "LT1150")]
    [InlineData(typeof(Never), "LT1151")]
    [InlineData(typeof(TooWide), "LT1151")]
    [InlineData(typeof(NoStages), "LT1151")]
    [InlineData(typeof(BadStage), "LT1152")]
    [InlineData(typeof(NothingToReplay), "LT1153")]
    [InlineData(typeof(Backwards), "LT1153")]
    [InlineData(typeof(NegativeUsers), "LT1154")]
    [InlineData(typeof(WithFixedCount), "LT1155")]
    [InlineData(typeof(NoFile), "LT2201")]
    [InlineData(typeof(NoDuration), "LT1112")]
    [InlineData(typeof(ZeroDuration), "LT1113")]
    public void What_is_wrong_is_said_before_any_load_is_sent(Type type, string code)
    {
        var exception = Assert.Throws<LoadTestException>(() => VirtualLoad.Of(type).Definition);

        Assert.Contains(code, exception.Problems.Select(problem => problem.Code));
    }

    public abstract class Idle : VirtualUser
    {
        [Task] public Task Work() => Task.CompletedTask;
    }

    [ArrivalRate(120)] public sealed class Plain : Idle;

    [ArrivalReplay("arrivals.txt")] public sealed class FromFile : Idle;

    [ArrivalRate(1), Users(1)] public sealed class Both : Idle;

    [ArrivalRate(1), ArrivalSine(1, 1)] public sealed class BothOpen : Idle;

    [ArrivalRate(1), Stage("1s", 1)] public sealed class WithStage : Idle;

    [ArrivalRate(0)] public sealed class Never : Idle;

    [ArrivalSine(1, 2)] public sealed class TooWide : Idle;

    [ArrivalStages] public sealed class NoStages : Idle;

    [ArrivalStages("10s of 5")] public sealed class BadStage : Idle;

    [ArrivalReplay(new double[0])] public sealed class NothingToReplay : Idle;

    [ArrivalReplay(1, -1)] public sealed class Backwards : Idle;

    [ArrivalRate(1, MaxUsers = -1)] public sealed class NegativeUsers : Idle;

    [ArrivalRate(1), Population<Fixed>(FixedCount = 1)] public sealed class WithFixedCount;

    public sealed class Fixed : Idle;

    [ArrivalReplay("there is none.txt")] public sealed class NoFile : Idle;

    [ArrivalRate(1, Duration = "long")] public sealed class NoDuration : Idle;

    [ArrivalRate(1, Duration = "0s")] public sealed class ZeroDuration : Idle;
}
