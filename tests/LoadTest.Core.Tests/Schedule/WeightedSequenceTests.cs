using System.Globalization;
using System.Numerics;
using LoadTest.Schedule;
using LoadTest.Testing;

namespace LoadTest.Tests.Schedule;

public sealed class WeightedSequenceTests
{
    // Computed with 64-bit logarithms from w·log2((w + k) / (w + k + 1)), apart from this code.
    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAA", "7")]
    [InlineData("AABAAAAABAAAAABAAAAABAAA", "5 1")]
    [InlineData("ABAAABAAABAAABAAABAAABAA", "3 1")]
    [InlineData("ABCABAABCABAABCABAABCABA", "3 2 1")]
    [InlineData("ABCABCABCABCABCABCABCABC", "1 1 1")]
    [InlineData("AABAACABAAABAAAABAAACBAA", "10 3 1")]
    [InlineData("DCBDACDDBCDDCBDACDDBCDDC", "1 2 3 5")]
    [InlineData("BABABBABBABABBABABBABBAB", "1.5 2.4 0")]
    [InlineData("BABBBABBBABBBABBBABBBABB", "0.1 0.3")]
    [InlineData("ABCABABCABABCABABCABABCA", "0.5 0.5 0.25")]
    public void Picks_follow_the_weights_from_the_first_one_on(string picks, string weights)
    {
        var sequence = new WeightedSequence(Read(weights));

        Assert.Equal(picks, string.Concat(Enumerable.Range(0, picks.Length).Select(_ => (char)('A' + sequence.Next()))));
    }

    [Fact]
    public void Every_pick_is_that_of_the_exact_formula()
    {
        var random = new Random(1);
        for (var i = 0; i < 100; i++)
        {
            var weights = SomeWeights(random);
            var counts = new int[weights.Length];
            BigInteger[] divergences = [.. weights.Select(weight => weight > 0 ? ExactDivergence.Of(weight, 0) : 0)];
            var sequence = new WeightedSequence([.. weights]);

            for (var n = 0; n < 600; n++)
            {
                var expected = ExactDivergence.PickOf(weights, counts, divergences);

                Assert.True(expected == sequence.Next(), $"pick {n} of {string.Join(", ", weights)}");
                divergences[expected] = ExactDivergence.Of(weights[expected], ++counts[expected]);
            }
        }
    }

    [Theory]
    [InlineData("3 2 1")]
    [InlineData("5 1 0")]
    [InlineData("1 1 1 1 1 1 1")]
    [InlineData("97 2 1")]
    [InlineData("0.5 1.5 1")]
    public void After_every_round_the_counts_are_exactly_the_weights(string text)
    {
        var weights = Read(text);
        var sequence = new WeightedSequence(Read(text));
        var counts = new int[weights.Length];
        var scale = weights.Any(weight => weight % 1 > 0) ? 2 : 1;

        for (var round = 1; round <= 50; round++)
        {
            for (var i = 0; i < scale * weights.Sum(); i++) counts[sequence.Next()]++;

            Assert.Equal(weights.Select(weight => (int)(scale * weight * round)), counts);
        }
    }

    [Fact]
    public void Steps_back_undo_picks()
    {
        var random = new Random(2);
        var weights = SomeWeights(random);
        var (sequence, fresh) = (new WeightedSequence([.. weights]), new WeightedSequence([.. weights]));
        List<int> order = [.. Enumerable.Range(0, 2_000).Select(_ => fresh.Next())];

        for (var i = 0; i < 10_000; i++)
        {
            var forth = sequence.Count == 0 || (sequence.Count < order.Count && random.Next(2) == 0);
            if (forth) Assert.Equal(order[sequence.Count], sequence.Next());
            else sequence.Back(order[sequence.Count - 1]);
        }
    }

    [Fact]
    public void A_pick_allocates_nothing()
    {
        var sequence = new WeightedSequence([3, 2, 1]);

        AllocationAssert.None(() => sequence.Next());
    }

    static double[] Read(string weights) => [.. weights.Split(' ').Select(weight => double.Parse(weight, CultureInfo.InvariantCulture))];

    static double[] SomeWeights(Random random)
    {
        double[] weights = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Math.Max(0.05, Round(random.NextDouble() * 12)))];
        if (weights.Length > 1 && random.Next(3) == 0) weights[0] = 0;
        return weights;

        double Round(double weight) => random.Next(3) switch { 0 => Math.Ceiling(weight), 1 => Math.Round(weight, 1), _ => weight };
    }
}
