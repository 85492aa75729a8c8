using System.Numerics;

namespace LoadTest.Tests.Schedule;

/// <summary>
/// The oracle of the pick order: −w·ln((w + k) / (w + k + 1)) to about 70 digits, as a whole number of 2⁻²⁵⁶. The largest is picked.
/// </summary>
static class ExactDivergence
{
    const int Bits = 256;

    static readonly BigInteger One = BigInteger.One << Bits;

    /// <summary>The pick of the formula: the largest divergence; of equal ones the smaller sum, then the smaller weight, then the first.</summary>
    public static int PickOf(IReadOnlyList<double> weights, IReadOnlyList<int> counts, IReadOnlyList<BigInteger> divergences)
    {
        var best = -1;
        for (var item = 0; item < weights.Count; item++)
        {
            if (weights[item] <= 0) continue;
            if (best < 0 || Compare(item, best) < 0) best = item;
        }

        return best;

        int Compare(int a, int b) =>
            (divergences[b], weights[a] + counts[a] + 1, weights[a]).CompareTo((divergences[a], weights[b] + counts[b] + 1, weights[b]));
    }

    /// <summary>−w·ln((w + k) / (w + k + 1)) = 2·w·atanh(1 / (2(w + k) + 1)).</summary>
    public static BigInteger Of(double weight, int count)
    {
        var w = Fixed(weight);
        var z = One * One / ((2 * (w + (count * One))) + One);
        var square = z * z >> Bits;
        var sum = BigInteger.Zero;
        for (var (power, divisor) = (z, 1); !power.IsZero; power = power * square >> Bits, divisor += 2) sum += power / divisor;
        return 2 * w * sum >> Bits;
    }

    // Exact: a double is a whole number of 2^-256 when it is not tiny.
    static BigInteger Fixed(double value)
    {
        var exponent = Math.ILogB(value) - 52;
        return new BigInteger(Math.ScaleB(value, -exponent)) << (Bits + exponent);
    }
}
