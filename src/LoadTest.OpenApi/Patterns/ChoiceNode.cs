using System.Text;

namespace LoadTest.OpenApi.Patterns;

/// <summary>One of several parts: <c>a|b</c>.</summary>
internal sealed class ChoiceNode(IReadOnlyList<PatternNode> options) : PatternNode
{
    public override void Write(StringBuilder text, Random random, int length)
    {
        var possible = options.Where(option => option.Lengths.Has(length)).ToArray();
        possible[random.Next(possible.Length)].Write(text, random, length);
    }

    protected override Lengths MeasureOwn(int cap)
    {
        var lengths = Lengths.None(cap);
        foreach (var option in options)
        {
            option.Measure(cap);
            lengths = lengths.Or(option.Lengths);
        }

        return lengths;
    }
}
