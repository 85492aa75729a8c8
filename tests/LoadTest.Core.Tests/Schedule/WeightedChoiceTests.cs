using LoadTest.Schedule;
using LoadTest.Testing;

namespace LoadTest.Tests.Schedule;

public sealed class WeightedChoiceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3, 1)]
    [InlineData(1, 0, 2, 0)]
    [InlineData(0, 5)]
    [InlineData(7, 11, 13, 1, 1, 100)]
    public void Over_the_unit_interval_every_option_has_exactly_its_weight(params int[] weights)
    {
        var choice = new WeightedChoice(weights);
        var sum = weights.Sum();

        var counts = new int[weights.Length];
        for (var i = 0; i < sum * 100; i++) counts[choice.At((i + 0.5) / (sum * 100))]++;

        Assert.Equal(weights.Select(weight => weight * 100), counts);
    }

    [Fact]
    public void The_ends_of_the_interval_are_options_too()
    {
        var choice = new WeightedChoice([0, 2, 3, 0]);

        Assert.Equal(1, choice.At(0));
        Assert.Equal(2, choice.At(Math.BitDecrement(1.0)));
    }

    [Fact]
    public void The_largest_weights_do_not_overflow()
    {
        var choice = new WeightedChoice([int.MaxValue, int.MaxValue]);

        Assert.Equal([0, 1], new[] { choice.At(0.499), choice.At(0.501) });
    }

    [Fact]
    public void Choosing_allocates_nothing()
    {
        var choice = new WeightedChoice([3, 2, 1]);

        AllocationAssert.None(() => choice.At(0.7));
    }

    [Theory]
    [InlineData]
    [InlineData(0, 0)]
    public void Without_any_weight_there_is_nothing_to_choose(params int[] weights) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightedChoice(weights));
}
