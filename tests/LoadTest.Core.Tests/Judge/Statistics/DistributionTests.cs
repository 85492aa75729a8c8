using LoadTest.Judge;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using StudentT = LoadTest.Judge.StudentT;

namespace LoadTest.Tests.Judge;

/// <summary>Against MathNet.Numerics 5.0, whose own quantiles are good to about 3e-12 relative, 2e-8 in extreme tails.</summary>
public sealed class DistributionTests
{
    static readonly double[] Shapes = [0.3, 0.5, 1, 2.7, 5, 40, 317.5, 5_700, 100_000];
    static readonly double[] Tails = [0.2, 0.05, 0.01, 0.0005, 1e-6];

    [Fact]
    public void The_logarithm_of_gamma_agrees_to_1e12()
    {
        Assert.All([0.01, 0.3, 0.5, 3.7, 11.9, 12.1, 100, 12_345.6, 1e7], x => AssertRelative(SpecialFunctions.GammaLn(x), LogGamma.Of(x), 1e-12));
    }

    [Fact]
    public void The_incomplete_beta_function_agrees_to_1e8_for_every_shape()
    {
        foreach (var (a, b) in Pairs())
        {
            foreach (var tail in Tails)
            {
                var x = BetaQuantile.Lower(tail, a, b);
                if (x > 1e-200) AssertRelative(SpecialFunctions.BetaRegularized(a, b, x), IncompleteBeta.Lower(x, a, b), 1e-8);
            }
        }
    }

    [Fact]
    public void Both_tails_of_the_beta_function_add_up_to_one_and_the_upper_one_keeps_its_digits()
    {
        Assert.Equal(1, IncompleteBeta.Lower(0.3, 4, 7) + IncompleteBeta.Upper(0.3, 4, 7), 14);

        // P(X > x) = (1 − x)^b for a = 1: 1e-40 where 1 − I would say 0.
        AssertRelative(1e-40, IncompleteBeta.Upper(0.9, 1, 40), 1e-12);
        Assert.Equal((0, 1), (IncompleteBeta.Lower(0, 2, 3), IncompleteBeta.Lower(1, 2, 3)));
    }

    [Fact]
    public void Beta_quantiles_return_to_their_probability_to_1e10()
    {
        foreach (var (a, b) in Pairs())
        {
            foreach (var tail in Tails)
            {
                var (lower, upper) = (BetaQuantile.Lower(tail, a, b), BetaQuantile.Upper(tail, a, b));
                if (lower > 1e-50) AssertRelative(tail, IncompleteBeta.Lower(lower, a, b), 1e-9);
                if (upper is > 1e-50 and < 1 - 1e-5) AssertRelative(tail, IncompleteBeta.Upper(upper, a, b), 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(0, 90)]
    [InlineData(5, 100)]
    [InlineData(300, 6_000)]
    [InlineData(3.7, 812.4)]
    public void Bounds_of_Clopper_and_Pearson_agree_with_the_beta_quantiles_of_MathNet_to_1e8(double k, double n)
    {
        if (k > 0) AssertRelative(Beta.InvCDF(k, n - k + 1, 0.01), ClopperPearson.Lower(k, n, 0.01), 1e-8);
        AssertRelative(Beta.InvCDF(k + 1, n - k, 0.99), ClopperPearson.Upper(k, n, 0.01), 1e-8);
    }

    [Fact]
    public void Bounds_at_the_edges_are_zero_and_one()
    {
        Assert.Equal((0, 1), (ClopperPearson.Lower(0, 10, 0.01), ClopperPearson.Upper(10, 10, 0.01)));
    }

    [Fact]
    public void Normal_quantiles_agree_to_1e12()
    {
        Assert.All([0.9999, 0.8, 0.6, 0.4, .. Tails, 1e-9, 1e-12], tail => AssertRelative(-Normal.InvCDF(0, 1, tail), NormalQuantile.Upper(tail), 1e-12));
        Assert.Equal(0, NormalQuantile.Upper(0.5));
    }

    [Fact]
    public void Quantiles_and_tails_of_Students_t_agree_to_1e8()
    {
        foreach (var degrees in new[] { 1.0, 2, 9, 14, 59, 3_599 })
        {
            // MathNet's own quantile does not converge for small tails of few degrees, its distribution function does.
            foreach (var tail in Tails)
            {
                var t = StudentT.Upper(tail, degrees);
                AssertRelative(tail, MathNet.Numerics.Distributions.StudentT.CDF(0, 1, degrees, -t), 1e-8);
                AssertRelative(tail, StudentT.UpperTail(t, degrees), 1e-8);
            }
        }

        Assert.Equal(1, StudentT.UpperTail(-1.3, 9) + StudentT.UpperTail(1.3, 9), 14);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(25)]
    [InlineData(2_000)]
    public void The_Poisson_bound_is_half_a_quantile_of_chi_square_to_1e8(int events)
    {
        AssertRelative(ChiSquared.InvCDF((2 * events) + 2, 0.99) / 2, PoissonBound.Upper(events, 0.01), 1e-8);
    }

    static IEnumerable<(double A, double B)> Pairs() => Shapes.SelectMany(a => Shapes.Select(b => (a, b)));

    static void AssertRelative(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"expected {expected:R}, was {actual:R}, relative error {(actual / expected) - 1:E1}");
}
