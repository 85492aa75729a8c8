using System.Text;

namespace LoadTest.OpenApi.Patterns;

/// <summary>One character out of a set.</summary>
internal sealed class CharacterNode(string characters) : PatternNode
{
    public override void Write(StringBuilder text, Random random, int length) => text.Append(characters[random.Next(characters.Length)]);

    protected override Lengths MeasureOwn(int cap) => characters.Length == 0 ? Lengths.None(cap) : Lengths.Of(1, cap);
}
