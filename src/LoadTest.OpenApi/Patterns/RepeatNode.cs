using System.Text;

namespace LoadTest.OpenApi.Patterns;

/// <summary>A part several times: <c>a{2,4}</c>, <c>a*</c>, <c>a+</c>, <c>a?</c>.</summary>
/// <param name="part">What is repeated.</param>
/// <param name="least">How often at least.</param>
/// <param name="most">How often at most; <see cref="Unlimited"/> for no limit.</param>
internal sealed class RepeatNode(PatternNode part, int least, int most) : PatternNode
{
    public const int Unlimited = int.MaxValue;

    Lengths[] _times = [];
    int[] _own = [];

    public override void Write(StringBuilder text, Random random, int length)
    {
        for (var times = ChooseTimes(random, length); times > 0; times--)
        {
            var own = Split(_own, _times[times - 1], length, random);
            part.Write(text, random, own);
            length -= own;
        }
    }

    /// <summary>_times[n] is what n repetitions can have together. More of them than characters would add only empty ones.</summary>
    protected override Lengths MeasureOwn(int cap)
    {
        part.Measure(cap);
        _own = part.Lengths.ToArray();
        _times = new Lengths[Math.Max(least, Math.Min(most, cap)) + 1];
        _times[0] = Lengths.Of(0, cap);
        var lengths = least == 0 ? _times[0] : Lengths.None(cap);
        for (var times = 1; times < _times.Length; times++)
        {
            _times[times] = _times[times - 1].Then(part.Lengths);
            if (times >= least) lengths = lengths.Or(_times[times]);
        }

        return lengths;
    }

    int ChooseTimes(Random random, int length)
    {
        var possible = Enumerable.Range(least, _times.Length - least).Where(times => _times[times].Has(length)).ToArray();
        return possible[random.Next(possible.Length)];
    }
}
