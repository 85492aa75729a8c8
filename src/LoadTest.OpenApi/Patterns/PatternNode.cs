using System.Text;

namespace LoadTest.OpenApi.Patterns;

/// <summary>A part of a regular expression that can write texts which match it. Immutable once measured.</summary>
internal abstract class PatternNode
{
    /// <summary>The lengths that this part can have. Set by <see cref="Measure"/>.</summary>
    public Lengths Lengths { get; private set; }

    /// <summary>Finds out which lengths up to <paramref name="cap"/> this part and everything in it can have.</summary>
    public void Measure(int cap) => Lengths = MeasureOwn(cap);

    /// <summary>Appends a text of exactly <paramref name="length"/> characters, which must be one of <see cref="Lengths"/>.</summary>
    public abstract void Write(StringBuilder text, Random random, int length);

    protected abstract Lengths MeasureOwn(int cap);

    /// <summary>One of the lengths of <paramref name="first"/> that leaves <paramref name="rest"/> what it needs.</summary>
    protected static int Split(int[] first, Lengths rest, int length, Random random)
    {
        var possible = 0;
        foreach (var own in first)
        {
            if (rest.Has(length - own)) possible++;
        }

        var chosen = random.Next(possible);
        foreach (var own in first)
        {
            if (rest.Has(length - own) && chosen-- == 0) return own;
        }

        throw new InvalidOperationException($"No part of length {length} was measured.");
    }
}
