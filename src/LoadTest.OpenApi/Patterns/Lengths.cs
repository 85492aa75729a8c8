using System.Numerics;

namespace LoadTest.OpenApi.Patterns;

/// <summary>
/// A set of text lengths from 0 up to a cap, one bit each. Knowing which lengths each part of a pattern can have is what lets
/// a text be made of exactly the length that <c>minLength</c> and <c>maxLength</c> leave.
/// </summary>
internal readonly record struct Lengths(BigInteger Bits, int Cap)
{
    public bool IsEmpty => Bits.IsZero;

    public static Lengths Of(int length, int cap) => new(length <= cap ? BigInteger.One << length : BigInteger.Zero, cap);

    public static Lengths None(int cap) => new(BigInteger.Zero, cap);

    public bool Has(int length) => length >= 0 && length <= Cap && !(Bits >> length).IsEven;

    public Lengths Or(Lengths other) => this with { Bits = Bits | other.Bits };

    /// <summary>The lengths of one text of this set followed by one of the other: all sums.</summary>
    public Lengths Then(Lengths other)
    {
        var sums = BigInteger.Zero;
        foreach (var length in ToArray()) sums |= other.Bits << length;
        return this with { Bits = sums & ((BigInteger.One << (Cap + 1)) - 1) };
    }

    public int[] ToArray()
    {
        var lengths = new List<int>();
        for (var length = 0; length <= Cap; length++)
        {
            if (Has(length)) lengths.Add(length);
        }

        return [.. lengths];
    }
}
