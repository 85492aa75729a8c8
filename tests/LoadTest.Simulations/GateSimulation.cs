using LoadTest.Judge;
using Xunit.Abstractions;

namespace LoadTest.Simulations;

/// <summary>
/// The error rates that the gate promises, measured: 1,000 runs of 60 s at 100/s for each law, seeds 1…1,000, α = 1 % per side.
/// </summary>
/// <remarks>
/// At the budget a rate of at most 1.0 % is promised. Of 1,000 runs with a true rate of 1.0 % more than 15 err with probability
/// 5 %, with the 0.5 % that are usual (exact bounds are conservative) with probability 1e-4. A gate that errs in 2.5 % of runs
/// shows more than 15 with probability 97 %: 1.5 % tells the two apart.
/// </remarks>
[Trait("Category", "Simulation")]
public sealed class GateSimulation(SimulatedGate gate, ITestOutputHelper output) : IClassFixture<SimulatedGate>
{
    const double AllowedError = 0.015;

    public static TheoryData<string> LawNames => [.. Laws.All.Select(law => law.Name)];

    [Theory]
    [MemberData(nameof(LawNames))]
    public void At_the_budget_neither_verdict_is_reached_in_more_than_one_and_a_half_percent_of_runs(string lawName)
    {
        var tallies = gate.Of(Laws.All.Single(law => law.Name == lawName));

        output.WriteLine(SimulatedGate.Table(tallies));
        Assert.True(tallies[1.0].FailRate <= AllowedError && tallies[1.0].PassRate <= AllowedError, SimulatedGate.Table(tallies));
    }

    [Fact]
    public void A_mean_at_its_budget_is_wrongly_decided_in_at_most_one_and_a_half_percent_of_runs_per_side()
    {
        foreach (var law in Laws.All.Where(law => law.MeanNanos > 0))
        {
            var tally = gate.Of(law)[0];

            Assert.True(tally.FailRate <= AllowedError && tally.PassRate <= AllowedError, tally.ToString());
        }
    }

    [Fact]
    public void A_truth_of_five_quarters_of_the_budget_fails_in_99_percent_of_independent_and_of_correlated_runs()
    {
        // Expected: 11.5 % of requests are over the budget, 16 (independent) and 4.7 (correlated, D = 11) standard errors above the
        // allowed 5 %, of which the bound takes 2.4: 100 % and 99 %. A rate of 99 % in 1,000 runs has 99 % bounds of 98.0…99.6 %.
        Assert.All([Laws.Independent, Laws.Correlated], law =>
            Assert.True(gate.Of(law)[1.25].FailRate >= 0.99, SimulatedGate.Table(gate.Of(law))));
    }

    [Fact]
    public void Full_correlation_costs_power_but_leaves_most_violations_found()
    {
        // Expected: a test that knew D = 19 exactly would find 97 % (11.5 ± 2.0 % against a critical 7.6 %); it has to be
        // estimated from some 30 windows, which costs about 4 points. 90 % of 1,000 has 99 % bounds of 87.4…92.3 %.
        Assert.True(gate.Of(Laws.FullyCorrelated)[1.25].FailRate >= 0.90, SimulatedGate.Table(gate.Of(Laws.FullyCorrelated)));
    }

    [Fact]
    public void A_truth_of_four_fifths_of_the_budget_passes_in_99_percent_of_independent_runs()
    {
        // Expected: 1.8 % of requests are over the budget, 11 standard errors below the allowed 5 %: 100 %.
        Assert.True(gate.Of(Laws.Independent)[0.8].PassRate >= 0.99, SimulatedGate.Table(gate.Of(Laws.Independent)));
    }

    [Fact]
    public void An_interval_that_ignores_correlation_fails_more_than_five_percent_of_correlated_runs_at_the_budget()
    {
        // The negative control: this simulation is able to find a bad gate. Expected with D = 7.5: P(Z > 2.33 / √7.5) = 20 %, 99 %
        // bounds of 1,000 runs 16.8…23.4 %.
        var tally = new Tally("correlated 0.2 s, D = 1");
        var threshold = Budget.OfP95(Laws.Correlated.P95Nanos);
        for (var seed = 1; seed <= 1_000; seed++)
        {
            var snapshot = VirtualRun.Record(Laws.Correlated, seed, [Budget.LimitOf(threshold)]);
            var naive = ClopperPearson.Lower(snapshot.Limits[0].ExceededPerSecond.Sum(), snapshot.Measurement.Started, 0.01);
            tally.Add(naive > 0.05 ? VerdictKind.Failed : VerdictKind.Inconclusive);
        }

        output.WriteLine(tally.ToString());
        Assert.True(tally.FailRate > 0.05, tally.ToString());
    }
}
