using System.Text;

namespace LoadTest.OpenApi.Patterns;

/// <summary>Parts one after another.</summary>
internal sealed class SequenceNode(IReadOnlyList<PatternNode> parts) : PatternNode
{
    Lengths[] _from = [];
    int[][] _own = [];

    public override void Write(StringBuilder text, Random random, int length)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            var own = Split(_own[i], _from[i + 1], length, random);
            parts[i].Write(text, random, own);
            length -= own;
        }
    }

    /// <summary>_from[i] is what the parts from i on can have together.</summary>
    protected override Lengths MeasureOwn(int cap)
    {
        _from = new Lengths[parts.Count + 1];
        _own = new int[parts.Count][];
        _from[^1] = Lengths.Of(0, cap);
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            parts[i].Measure(cap);
            _own[i] = parts[i].Lengths.ToArray();
            _from[i] = parts[i].Lengths.Then(_from[i + 1]);
        }

        return _from[0];
    }
}
