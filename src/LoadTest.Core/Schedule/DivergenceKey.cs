namespace LoadTest.Schedule;

/// <summary>
/// Orders the candidates of a <see cref="WeightedSequence"/>: the smallest key is the pick that brings the mix closest to its
/// weights in the sense of Kullback and Leibler (Ann. Math. Statist. 22 (1951) 79). That is the smallest w·log2(x / (x + 1))
/// with weight w, count k and x = w + k, which reads as well: the smallest
/// <code>
/// 1 / (w·ln(1 + 1/x)) − 1 = (k + ½ − δ(x)) / w      δ(x) = x + ½ − 1 / ln(1 + 1/x), about 1 / 12x
/// </code>
/// Logarithms differ by one unit in the last place from machine to machine, and with weights like 1 and 3 two keys regularly agree
/// but for δ, 1 / 12x² of them. So the first part is divided without a rounding error and δ is summed as a series: the same
/// order on every machine, at any count. For weights that are doubles no two different pairs (w, k) have the same exact key.
/// </summary>
/// <param name="High">The key, rounded to a double.</param>
/// <param name="Low">What the rounding took away.</param>
internal readonly record struct DivergenceKey(double High, double Low)
{
    const double Ln2 = 0.69314718055994531;

    // 1 / x must be finite.
    const double SmallestSum = 1e-300;

    /// <summary>The key of a candidate that is never picked.</summary>
    public static DivergenceKey Never => new(double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>The key of a candidate of <paramref name="weight"/> (more than 0) that has been picked <paramref name="count"/> times.</summary>
    public static DivergenceKey Of(double weight, int count)
    {
        var quotient = (count + 0.5) / weight;
        if (double.IsInfinity(quotient)) return new DivergenceKey(double.MaxValue, 0);

        var remainder = Math.FusedMultiplyAdd(-quotient, weight, count + 0.5);
        var low = (remainder - Delta(Math.Max(weight + count, SmallestSum))) / weight;
        var high = quotient + low;
        return new DivergenceKey(high, low - (high - quotient));
    }

    /// <summary>Whether this key is the smaller one.</summary>
    public bool IsBelow(in DivergenceKey other) => High < other.High || (High == other.High && Low < other.Low);

    /// <summary>x + ½ − 1 / ln(1 + 1/x), without the cancellation that the formula suffers for large x.</summary>
    static double Delta(double x)
    {
        if (x < 1) return x + 0.5 - (1 / Log(1 + (1 / x)));

        // ln(1 + 1/x) = 2·atanh(z) = (1 + s) / (x + ½)
        var z = 1 / ((2 * x) + 1);
        var s = AtanhTail(z * z);
        return (x + 0.5) * s / (1 + s);
    }

    /// <summary>The natural logarithm of a number from 1 on.</summary>
    static double Log(double value)
    {
        var exponent = Math.ILogB(value);
        var mantissa = Math.ScaleB(value, -exponent);
        var z = (mantissa - 1) / (mantissa + 1);
        return (exponent * Ln2) + (2 * z * (1 + AtanhTail(z * z)));
    }

    /// <summary>atanh(z) / z − 1 = z²/3 + z⁴/5 + z⁶/7 + …, for z up to 1/3.</summary>
    static double AtanhTail(double zSquared)
    {
        double sum = 0;
        var power = zSquared;
        for (var divisor = 3; power > zSquared * 1e-18; divisor += 2, power *= zSquared) sum += power / divisor;
        return sum;
    }
}
