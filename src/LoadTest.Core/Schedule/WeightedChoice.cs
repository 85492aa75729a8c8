namespace LoadTest.Schedule;

/// <summary>Chooses among options by weight, with a random number given by the caller.</summary>
internal sealed class WeightedChoice
{
    readonly long[] _cumulative;

    /// <summary>Weights are 0 or more, and at least one is more than 0; an option of weight 0 is never chosen.</summary>
    public WeightedChoice(IReadOnlyList<int> weights)
    {
        _cumulative = new long[weights.Count];
        long sum = 0;
        for (var i = 0; i < weights.Count; i++) _cumulative[i] = sum += weights[i];
        ArgumentOutOfRangeException.ThrowIfLessThan(sum, 1);
    }

    /// <summary>The option that a number falls to.</summary>
    /// <param name="random">Uniform between 0 (included) and 1 (excluded).</param>
    public int At(double random)
    {
        if (_cumulative.Length == 1) return 0;

        var ticket = (long)(random * _cumulative[^1]);
        var low = 0;
        var high = _cumulative.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_cumulative[middle] > ticket) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
