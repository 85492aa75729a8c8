using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class SplitMixRandomTests
{
    readonly SplitMixRandom _random = SplitMixRandom.Of(7, 0);

    // The reference implementation's first outputs for the state 1234567 (S. Vigna, splitmix64.c).
    [Fact]
    public void It_is_the_generator_that_it_says_it_is()
    {
        var random = new SplitMixRandom(1_234_567);

        Assert.Equal([6457827717110365317UL >> 11, 3203168211198807973UL >> 11], new[] { random.NextDouble(), random.NextDouble() }.Select(value => (ulong)(value * (1UL << 53))));
    }

    [Fact]
    public void Numbers_stay_within_their_bounds_and_reach_them()
    {
        List<int> rolls = [.. Enumerable.Range(0, 10_000).Select(_ => _random.Next(-2, 3))];

        Assert.Equal([-2, -1, 0, 1, 2], rolls.Distinct().Order());
        Assert.All([-2, -1, 0, 1, 2], side => Assert.InRange(rolls.Count(roll => roll == side), 1_800, 2_200));
        Assert.Equal((0, 5L, 0), (_random.Next(1), _random.NextInt64(5, 6), _random.Next(0)));
        Assert.InRange(_random.Next(int.MinValue, int.MaxValue), int.MinValue, int.MaxValue);
        Assert.InRange(_random.NextInt64(long.MinValue, long.MaxValue), long.MinValue, long.MaxValue);
        Assert.InRange(_random.NextSingle(), 0f, 0.9999999f);
    }

    [Fact]
    public void A_uniform_number_has_the_mean_and_the_variance_of_one()
    {
        List<double> values = [.. Enumerable.Range(0, 100_000).Select(_ => _random.NextDouble())];
        var mean = values.Average();

        // Four standard errors: 0.2887 / √n of the mean, 0.0745 / √n of the variance.
        Assert.InRange(mean, 0.5 - 0.0037, 0.5 + 0.0037);
        Assert.InRange(values.Average(value => (value - mean) * (value - mean)), (1 / 12.0) - 0.001, (1 / 12.0) + 0.001);
        Assert.All(values, value => Assert.InRange(value, 0, 0.99999999999999989));
    }

    [Fact]
    public void Impossible_bounds_are_refused_as_the_platform_refuses_them()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _random.Next(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _random.Next(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => _random.NextInt64(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _random.NextInt64(3, 2));
    }

    [Fact]
    public void Every_byte_of_a_buffer_is_filled()
    {
        var buffer = new byte[1_000];

        _random.NextBytes(buffer);

        Assert.True(buffer.Distinct().Count() > 200);
    }

    [Fact]
    public void Users_have_different_numbers() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(user => SplitMixRandom.Of(7, user).NextInt64()).Distinct().Count());

    [Fact]
    public void It_is_small()
    {
        var keep = new SplitMixRandom[1_000];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < keep.Length; i++) keep[i] = new SplitMixRandom((ulong)i);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / keep.Length;

        Assert.True(each <= 128, $"{each} bytes");
        GC.KeepAlive(keep);
    }
}
