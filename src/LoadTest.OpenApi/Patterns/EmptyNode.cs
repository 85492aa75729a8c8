using System.Text;

namespace LoadTest.OpenApi.Patterns;

/// <summary>What takes no room: anchors, word boundaries, and conditions on the neighbourhood, which the text is tested against afterwards.</summary>
internal sealed class EmptyNode : PatternNode
{
    public override void Write(StringBuilder text, Random random, int length)
    {
    }

    protected override Lengths MeasureOwn(int cap) => Lengths.Of(0, cap);
}
