using System.Reflection;

namespace LoadTest;

/// <summary>Reads a load class into its populations. Reports every problem it finds.</summary>
internal static class ScenarioDiscovery
{
    /// <summary>The populations of a load class with one load, which is one scenario; null with problems.</summary>
    public static IReadOnlyList<IReadOnlyList<Population>>? Read(Type loadClass, BehaviorOptions options, TagFilter filter, ICollection<LoadTestProblem> problems)
    {
        CheckLoadClass(loadClass, NamedBy(loadClass).Count > 0, problems);
        return Read(loadClass, [loadClass], options, filter, problems);
    }

    /// <summary>The populations of each scenario of a load class; null with problems. A scenario may be left with none that takes part, but not all of them.</summary>
    /// <param name="loadClass">What messages name.</param>
    /// <param name="scenarios">User types, or classes that name some.</param>
    /// <param name="options">Those of the run.</param>
    /// <param name="filter">The tags of the run.</param>
    /// <param name="problems">Where problems go.</param>
    public static IReadOnlyList<IReadOnlyList<Population>>? Read(
        Type loadClass, IReadOnlyList<Type> scenarios, BehaviorOptions options, TagFilter filter, ICollection<LoadTestProblem> problems)
    {
        var before = problems.Count;
        var seen = new HashSet<Type>();
        var read = scenarios.Select(scenario => ReadPopulations(scenario, loadClass, options, seen, problems)).ToList();
        if (problems.Count > before || read.Count == 0 || read.Exists(populations => populations is null || populations.Contains(null))) return null;

        // Nothing is null any more.
        var all = read.SelectMany(populations => populations!).Select(population => population!).ToList();
        if (!all.Any(population => population.IsWanted)) problems.Add(NobodyToSpawn(loadClass));
        if (problems.Count > before) return null;

        var plans = new BehaviorPlans(filter, options);
        List<IReadOnlyList<Population>> filtered = [.. read.Select(populations => populations!.Select(population => population! with { Plan = plans.Of(population.Plan.Type) }).ToList())];
        if (!filtered.Any(populations => populations.Any(population => population.TakesPart))) problems.Add(NothingLeft(loadClass, filter, all.Select(p => p.Plan), options));
        return problems.Count > before ? null : filtered;
    }

    static List<IPopulationAttribute> NamedBy(Type type) => [.. type.GetCustomAttributes(inherit: false).OfType<IPopulationAttribute>()];

    static List<Population?>? ReadPopulations(Type scenario, Type loadClass, BehaviorOptions options, HashSet<Type> seen, ICollection<LoadTestProblem> problems)
    {
        var named = NamedBy(scenario);
        if (named.Count == 0 && !typeof(VirtualUser).IsAssignableFrom(scenario)) return null;

        // Of the load class itself it has been said when it cannot be used.
        return named.Count > 0
            ? [.. named.Select(attribute => ReadPopulation(attribute.Target, attribute, isSaid: false, options, seen, problems))]
            : [ReadPopulation(scenario, null, isSaid: scenario == loadClass, options, seen, problems)];
    }

    static void CheckLoadClass(Type type, bool hasPopulations, ICollection<LoadTestProblem> problems)
    {
        var isUser = typeof(VirtualUser).IsAssignableFrom(type);
        if (!isUser && !hasPopulations)
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1101",
                What = $"[LoadTest] is on {type.Name}, which is no virtual user, in {type.FullName}.",
                Fix = "derive the class from HttpUser or VirtualUser, or name its user types with [Population<TUser>].",
            });
        }

        if (isUser && hasPopulations)
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1128",
                What = $"{type.Name} is a virtual user itself and has [Population] too, in {type.FullName}.",
                Fix = "put [LoadTest] and [Population] on a class of their own that is no user.",
            });
        }

        if (!TypeRules.IsUsable(type))
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1102",
                What = $"A load class must be public, concrete and not generic, which {type.Name} is not, in {type.FullName}.",
                Fix = "make it a 'public sealed class'; keep [LoadTest] off abstract bases.",
            });
        }
    }

    static Population? ReadPopulation(Type userType, IPopulationAttribute? attribute, bool isSaid, BehaviorOptions options, HashSet<Type> seen, ICollection<LoadTestProblem> problems)
    {
        if (!TypeRules.IsUsable(userType))
        {
            if (isSaid) BehaviorDiscovery.Read(userType, [], options, problems);
            else problems.Add(Unusable(userType));
            return null;
        }

        var plan = BehaviorDiscovery.Read(userType, [], options, problems);
        CheckSets(plan, options, seen, problems);
        var (weight, fixedCount) = options.Weights.TryGetValue(userType.Name, out var given) ? given : Declared(userType, attribute);
        if (!(weight >= 0) || !double.IsFinite(weight) || fixedCount < 0) problems.Add(BadWeight(userType, weight, fixedCount));
        return new Population { Plan = plan, Weight = weight, FixedCount = fixedCount };
    }

    // What is wrong with a task set is known before the load, as what is wrong with a user; each is looked at once.
    static void CheckSets(BehaviorPlan plan, BehaviorOptions options, HashSet<Type> seen, ICollection<LoadTestProblem> problems)
    {
        foreach (var set in plan.Entries.Select(entry => entry.SetType).OfType<Type>())
        {
            if (TypeRules.IsUsable(set) && seen.Add(set)) CheckSets(BehaviorDiscovery.Read(set, [], options, problems), options, seen, problems);
        }
    }

    static ClassWeight Declared(Type userType, IPopulationAttribute? attribute) => new(
        attribute is { Weight: var weight } && !double.IsNaN(weight) ? weight : userType.GetCustomAttribute<WeightAttribute>()?.Weight ?? 1,
        attribute is { FixedCount: >= 0 and var count } ? count : userType.GetCustomAttribute<FixedCountAttribute>()?.Count ?? 0);

    static LoadTestProblem Unusable(Type userType) => new()
    {
        Code = "LT1102",
        What = $"A user class must be public, concrete and not generic, which {userType.Name} is not, in {userType.FullName}.",
        Fix = "make it a 'public sealed class', or name a class derived from it.",
    };

    static LoadTestProblem BadWeight(Type userType, double weight, int fixedCount) => new()
    {
        Code = "LT1129",
        What = FormattableString.Invariant($"A weight and a fixed count are 0 or more, but {userType.Name} has the weight {weight} and the fixed count {fixedCount}, in {userType.FullName}."),
        Fix = "write [Weight(3)] or [FixedCount(1)]; [Weight(0)] leaves the type out.",
    };

    static LoadTestProblem NobodyToSpawn(Type loadClass) => new()
    {
        Code = "LT1129",
        What = $"There are no users with a weight above 0 or a fixed count, in {loadClass.FullName}.",
        Fix = "give at least one user type a weight above 0, with [Population], [Weight] or the setting Weights.",
    };

    static LoadTestProblem NothingLeft(Type loadClass, TagFilter filter, IEnumerable<BehaviorPlan> plans, BehaviorOptions options)
    {
        var unfiltered = new BehaviorPlans(TagFilter.None, options);
        var tags = plans.SelectMany(plan => TagSearch.TagsOf(plan, unfiltered)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new LoadTestProblem
        {
            Code = "LT1130",
            What = $"{loadClass.Name} had no tasks left after filtering by tags ({filter}), in {loadClass.FullName}. Its tags are: {(tags.Count > 0 ? string.Join(", ", tags) : "none")}.",
            Fix = "give other Tags or ExcludeTags, or tag its tasks.",
        };
    }
}
