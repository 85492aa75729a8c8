namespace LoadTest.Schedule;

/// <summary>
/// An endless, deterministic order of picks that stays as close to the weights as whole numbers can, at every length: 3 : 1 gives
/// A B A A, not A A A B. It can be stepped back, pick by pick. <see cref="DivergenceKey"/> is the rule.
/// </summary>
internal sealed class WeightedSequence
{
    readonly double[] _weights;
    readonly int[] _counts;
    readonly DivergenceKey[] _keys;

    /// <summary>A sequence over items in the order in which they win ties.</summary>
    /// <param name="weights">One for each item, 0 or more; an item of weight 0 is never picked. At least one is more than 0.</param>
    public WeightedSequence(double[] weights)
    {
        _weights = weights;
        _counts = new int[weights.Length];
        _keys = [.. weights.Select(weight => weight > 0 ? DivergenceKey.Of(weight, 0) : DivergenceKey.Never)];
    }

    /// <summary>How many picks the sequence is past its beginning.</summary>
    public int Count { get; private set; }

    /// <summary>The next pick.</summary>
    public int Next()
    {
        var best = 0;
        for (var item = 1; item < _keys.Length; item++)
            if (Precedes(item, best)) best = item;

        Move(best, 1);
        return best;
    }

    /// <summary>Takes the last pick back.</summary>
    /// <param name="item">What the last pick was.</param>
    public void Back(int item) => Move(item, -1);

    void Move(int item, int by)
    {
        Count += by;
        _counts[item] += by;
        _keys[item] = DivergenceKey.Of(_weights[item], _counts[item]);
    }

    bool Precedes(int item, int best)
    {
        if (_keys[best].IsBelow(_keys[item])) return false;
        if (_keys[item].IsBelow(_keys[best])) return true;

        // Keys of unequal items agree only where doubles end: then the smaller sum goes first, then the smaller weight.
        var sum = _weights[item] + _counts[item];
        var bestSum = _weights[best] + _counts[best];
        return sum < bestSum || (sum == bestSum && _weights[item] < _weights[best]);
    }
}
