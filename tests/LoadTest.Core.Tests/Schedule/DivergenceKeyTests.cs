using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class DivergenceKeyTests
{
    [Fact]
    public void Keys_are_in_the_order_of_the_exact_divergence()
    {
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var first = (Weight: WeightOf(random), Count: CountOf(random));
            var second = (Weight: WeightOf(random), Count: CountOf(random));

            AssertOrder(first, second);
        }
    }

    [Fact]
    public void Keys_that_agree_in_all_but_the_last_term_are_in_the_right_order_at_any_count()
    {
        // (k + ½) / w is the same for weight w after k picks and for weight m·w after m·k + (m − 1) / 2, with m odd.
        var random = new Random(2);
        for (var i = 0; i < 5_000; i++)
        {
            var multiple = (2 * random.Next(1, 10)) + 1;
            var weight = random.Next(1, 1_000);
            var count = (int)Math.Pow(10, random.NextDouble() * 8);

            AssertOrder((weight, count), (weight * multiple, (count * multiple) + ((multiple - 1) / 2)));
        }
    }

    [Theory]
    [InlineData(double.Epsilon, 0)]
    [InlineData(1e-300, int.MaxValue)]
    [InlineData(1e300, 0)]
    [InlineData(double.MaxValue, int.MaxValue)]
    public void Extreme_weights_have_keys_too(double weight, int count)
    {
        var key = DivergenceKey.Of(weight, count);

        Assert.True(double.IsFinite(key.High) && double.IsFinite(key.Low), key.ToString());
        Assert.True(key.IsBelow(DivergenceKey.Never));
    }

    [Fact]
    public void Each_pick_makes_the_next_one_less_urgent()
    {
        var random = new Random(3);
        for (var i = 0; i < 10_000; i++)
        {
            var weight = WeightOf(random);
            var count = CountOf(random);

            Assert.True(DivergenceKey.Of(weight, count).IsBelow(DivergenceKey.Of(weight, count + 1)), $"{weight}, {count}");
        }
    }

    static void AssertOrder((double Weight, int Count) first, (double Weight, int Count) second)
    {
        var expected = ExactDivergence.Of(first.Weight, first.Count).CompareTo(ExactDivergence.Of(second.Weight, second.Count));

        var (key, other) = (DivergenceKey.Of(first.Weight, first.Count), DivergenceKey.Of(second.Weight, second.Count));

        Assert.True(key.IsBelow(other) == expected > 0 && other.IsBelow(key) == expected < 0, $"{first} and {second}");
    }

    static double WeightOf(Random random) => random.Next(3) switch
    {
        0 => random.Next(1, 12),
        1 => random.Next(1, 200) / 20.0,
        _ => Math.Pow(10, (random.NextDouble() * 6) - 2),
    };

    static int CountOf(Random random) => random.Next(2) == 0 ? random.Next(5) : (int)Math.Pow(10, random.NextDouble() * 9);
}
