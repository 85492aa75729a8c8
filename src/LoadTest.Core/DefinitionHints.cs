using System.Reflection;
using LoadTest.Judge;

namespace LoadTest;

/// <summary>Doubts about a load class that is correct: sets that never end, tasks that nothing leads to, settings without effect.</summary>
internal static class DefinitionHints
{
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Population> populations, BehaviorPlans plans, LoadTestSettings settings, TagFilter filter)
    {
        var hints = new List<Finding>();
        foreach (var population in populations)
        {
            if (!population.Plan.HasTasks)
            {
                hints.Add(new Finding { Code = "LT3013", Text = $"{population.Name} had no tasks left after filtering by tags ({filter}) and takes no part." });
                continue;
            }

            hints.AddRange(EndlessSets.Find(population.Plan, plans).Select(Endless));
        }

        hints.AddRange(MarkovSets(populations, plans).SelectMany(set => MarkovDiscovery.Unreachable(set).Select(task => new Finding
        {
            Code = "LT3014",
            Text = $"{set.Name}.{task} is unreachable: no chain of transitions leads to it from {set.Entries[0].Name}. Add a [Transition(nameof({task}))], or remove it.",
        })));
        if (settings.Ignored.Count > 0)
            hints.Add(new Finding { Code = "LT3012", Text = $"{string.Join(", ", settings.Ignored)} had no effect: {Decider(settings)} how many users run and for how long." });
        if (settings is { Mode: RunMode.Once, Isolation: GeneratorIsolation.Process })
            hints.Add(new Finding { Code = "LT3060", Text = "The load was not sent from a process of its own: a functional run stays in the test host, where it can be debugged." });
        return hints;
    }

    /// <summary>What is written on scenarios of a mix and says nothing there.</summary>
    public static IEnumerable<Finding> OfMix(Type loadClass, IReadOnlyList<MixedScenario> mix) => mix
        .Select(scenario => scenario.Type)
        .Distinct()
        .Where(type => type.IsDefined(typeof(ThresholdAttribute)))
        .Select(type => new Finding { Code = "LT3020", Text = $"The thresholds of {type.Name} have no effect in the mix: what must hold there stands on {loadClass.Name}." });

    /// <summary>Wait times that open models take no notice of.</summary>
    public static IEnumerable<Finding> OfWaits(ArrivalSource? arrivals, IReadOnlyList<Population> populations, IReadOnlyList<MixedScenario> mix) =>
        mix.Select(scenario => (scenario.Arrivals, scenario.Populations)).Append((Arrivals: arrivals, Populations: populations))
            .Where(load => load.Arrivals is not null)
            .SelectMany(load => Waiting(load.Populations).Select(name => new Finding
            {
                Code = "LT3017",
                Text = $"{name} has a wait time, which has no effect between its iterations: in an open model these begin when the schedule {load.Arrivals!.Title} says so.", // filtered above
            }));

    static string Decider(LoadTestSettings settings) => settings.Shape == MixSettings.Title ? "each scenario of the mix decides by its own load" : $"the load shape {settings.Shape} decides";

    static Finding Endless((BehaviorPlan Set, BehaviorPlan Parent) found) => new()
    {
        Code = "LT3009",
        Text = $"{found.Set.Name} can never end: none of its code calls Interrupt(), so a user that enters it never comes to the other tasks of {found.Parent.Name}. Add '[Task] public void Stop() => Interrupt();'.",
    };

    static IEnumerable<string> Waiting(IReadOnlyList<Population> populations) => populations
        .Where(population => population.TakesPart && WaitTimeOf(population.Plan.Type)?.GetMethod?.DeclaringType != typeof(VirtualUser))
        .Select(population => population.Name);

    static PropertyInfo? WaitTimeOf(Type user) => user.GetProperty(nameof(Behavior.WaitTime), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    static IEnumerable<BehaviorPlan> MarkovSets(IReadOnlyList<Population> populations, BehaviorPlans plans)
    {
        var seen = new HashSet<BehaviorPlan>();
        var open = new Queue<BehaviorPlan>(populations.Select(population => population.Plan));
        while (open.TryDequeue(out var plan))
        {
            if (!seen.Add(plan)) continue;
            if (plan.Order == TaskOrder.Markov) yield return plan;
            foreach (var entry in plan.Entries.Where(entry => entry.SetType is not null)) open.Enqueue(plans.Of(entry));
        }
    }
}
