using LoadTest.Judge;

namespace LoadTest.Simulations;

/// <summary>The verdicts on 1,000 runs of a law, simulated once for all tests that ask for them.</summary>
public sealed class SimulatedGate
{
    const int Runs = 1_000;

    static readonly double[] TruthByBudget = [0.8, 1.0, 1.25];

    readonly Dictionary<Law, IReadOnlyDictionary<double, Tally>> _tallies = [];

    /// <summary>The tally of p95 for a truth of 0.8, 1 and 1.25 times the budget, and of the mean at its budget under the key 0.</summary>
    internal IReadOnlyDictionary<double, Tally> Of(Law law)
    {
        if (!_tallies.TryGetValue(law, out var known)) _tallies[law] = known = Simulate(law);
        return known;
    }

    internal static string Table(IReadOnlyDictionary<double, Tally> tallies) => "\n" + string.Join('\n', tallies.Values);

    static Dictionary<double, Tally> Simulate(Law law)
    {
        var thresholds = TruthByBudget.ToDictionary(truth => truth, truth => Budget.OfP95(law.P95Nanos / truth));
        var limits = thresholds.Values.Select(Budget.LimitOf).ToList();
        var tallies = TruthByBudget.ToDictionary(truth => truth, truth => new Tally(FormattableString.Invariant($"{law}, p95 = {truth} × budget")));
        if (law.MeanNanos > 0)
        {
            thresholds[0] = Budget.OfMean(law.MeanNanos);
            tallies[0] = new Tally($"{law}, mean = budget");
        }

        for (var seed = 1; seed <= Runs; seed++)
        {
            var snapshot = VirtualRun.Record(law, seed, limits);

            // Each budget is judged as the only one of its run: Holm has its own simulation.
            foreach (var (truth, threshold) in thresholds) tallies[truth].Add(ThresholdJudge.Decide([threshold], snapshot, new JudgeOptions())[0]);
        }

        return tallies;
    }
}
