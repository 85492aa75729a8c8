namespace LoadTest.Schedule;

/// <summary>
/// When the run looks at its thresholds: at the planned end, and once more after each further planned length while something
/// is undecided, up to the longest allowed (at most 20 times, then further apart). Every look may err, so each gets a part of the error: spent in proportion to
/// (t/T)², the parts add up to the whole (Lan and DeMets, Biometrika 70 (1983) 659).
/// </summary>
internal sealed class LookPlan
{
    const int MaxLooks = 20;

    readonly TimeSpan[] _ends;

    public LookPlan(TimeSpan planned, TimeSpan longest)
    {
        var ends = new List<TimeSpan> { planned };

        // One tick more than the quotient: rounded down, the last step would need another look.
        var step = Max(planned, ((longest - planned) / (MaxLooks - 1)) + TimeSpan.FromTicks(1));
        while (ends[^1] < longest) ends.Add(Min(ends[^1] + step, longest));
        _ends = [.. ends];
    }

    /// <summary>How many looks there may be.</summary>
    public int Count => _ends.Length;

    /// <summary>When look <paramref name="index"/> takes place, as time since the measurement began.</summary>
    public TimeSpan EndOf(int index) => _ends[index];

    /// <summary>Which share of the error look <paramref name="index"/> may spend; the shares of all looks add up to 1.</summary>
    public double ShareOf(int index) => Spent(index) - (index == 0 ? 0 : Spent(index - 1));

    double Spent(int index) => Math.Pow(_ends[index] / _ends[^1], 2);

    static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
