using System.Reflection;
using LoadTest.Judge;

namespace LoadTest;

/// <summary>Turns the attributes of a load class into a definition, or into the list of everything that is wrong with it.</summary>
internal static class DefinitionReader
{
    public static LoadTestDefinition Read(Type type, IReadOnlyList<object?> constructorArguments, SettingOverrides overrides)
    {
        var problems = new List<LoadTestProblem>();
        var attribute = type.GetCustomAttribute<LoadTestAttribute>() ?? new LoadTestAttribute("", 0);
        var hooks = ReadHooks(type, constructorArguments, problems);
        var offered = new BehaviorOptions { ConstructorArguments = [.. constructorArguments, .. hooks], Weights = WeightsText.Read(overrides, problems) };
        var isMix = MixDiscovery.ScenariosOf(type).Count > 0;
        var mix = MixDiscovery.Read(type, offered.ConstructorArguments, problems);
        var shape = isMix ? null : ShapeDiscovery.Read(type, offered.ConstructorArguments, problems);
        var arrivals = isMix ? null : ArrivalDiscovery.Read(type, overrides, problems);

        // The tags decide what takes part, but problems are listed in the order in which one reads a class.
        var ofSettings = new List<LoadTestProblem>();
        var reader = new SettingsReader(type, attribute, overrides, ofSettings);
        var settings = isMix ? reader.ReadMix() : reader.Read(shape, arrivals);
        var filter = settings is null ? TagFilter.None : TagFilter.Of(settings.Tags, settings.ExcludeTags);
        var scenarios = isMix ? ScenarioDiscovery.Read(type, [.. mix.Select(scenario => scenario.Type)], offered, filter, problems) : ScenarioDiscovery.Read(type, offered, filter, problems);
        if (isMix && scenarios is not null) mix = [.. mix.Zip(scenarios, (scenario, its) => scenario with { Populations = its })];
        if (isMix && settings is not null) settings = reader.ReadTimes(settings, mix);
        WeightsText.RefuseUnknown(offered.Weights.Keys, type, problems);
        IReadOnlyList<Population> populations = [.. (scenarios ?? []).SelectMany(its => its)];
        CheckLoad(type, shape, arrivals, populations, problems);
        foreach (var scenario in mix) CheckLoad(scenario.Type, scenario.Shape, scenario.Arrivals, scenario.Populations, problems);
        var thresholds = ReadThresholds(type, problems);
        problems.AddRange([.. ofSettings, .. overrides.Problems]);
        if (problems.Count > 0 || scenarios is null || settings is null) throw new LoadTestException([.. problems.Distinct()]);

        var plans = new BehaviorPlans(filter, offered);
        return new LoadTestDefinition
        {
            LoadTestClass = type,
            SourceFile = attribute.File,
            SourceLine = attribute.Line,
            Thresholds = thresholds,
            Settings = settings,
            Populations = populations,
            Plans = plans,
            Shape = shape,
            Arrivals = arrivals,
            Mix = [.. mix.Where(scenario => scenario.TakesPart)],
            Hooks = hooks,
            Hints = [.. DefinitionHints.Of(populations, plans, settings, filter).Concat(DefinitionHints.OfMix(type, mix)).Concat(DefinitionHints.OfWaits(arrivals, populations, mix)).Distinct()],
        };
    }

    // Each hooks class once, however many scenarios ask for it.
    static List<IRunHooks> ReadHooks(Type type, IReadOnlyList<object?> constructorArguments, List<LoadTestProblem> problems)
    {
        var hooks = new List<IRunHooks>();
        foreach (var asking in (Type[])[type, .. MixDiscovery.ScenariosOf(type).Distinct()])
            hooks.AddRange(ObjectDiscovery.Make<IRunHooks>(asking, typeof(HooksAttribute<>), [.. constructorArguments, .. hooks], problems).Where(made => hooks.TrueForAll(other => other.GetType() != made.GetType())));
        return hooks;
    }

    static void CheckLoad(Type type, LoadShape? shape, ArrivalSource? arrivals, IReadOnlyList<Population> populations, List<LoadTestProblem> problems)
    {
        if (arrivals is not null) ArrivalDiscovery.CheckPopulations(type, populations, problems);
        if (shape is not ScheduledShape scheduled || populations.Count == 0) return;

        foreach (var stranger in scheduled.UserTypes.Where(only => populations.All(population => population.Plan.Type != only)))
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1117",
                What = $"A [Stage] is only for {stranger.Name}, which is no user type of the scenario, in {type.FullName}.",
                Fix = $"name one of {string.Join(", ", populations.Select(population => population.Name))}, or add [Population<{stranger.Name}>].",
            });
        }
    }

    static LoadTestThreshold[] ReadThresholds(Type type, List<LoadTestProblem> problems)
    {
        var thresholds = new List<LoadTestThreshold>();
        foreach (var attribute in type.GetCustomAttributes<ThresholdAttribute>())
        {
            var parsed = ThresholdParser.Parse(attribute.Text);
            if (!parsed.IsThreshold)
            {
                problems.Add(MalformedThreshold(type, attribute, parsed.Problem));
                continue;
            }

            if (thresholds.FirstOrDefault(known => AskTheSame(known.Threshold, parsed.Threshold)) is { } twin) problems.Add(DuplicateThreshold(type, attribute, twin));
            thresholds.Add(new LoadTestThreshold { Threshold = parsed.Threshold, Slug = "", SourceFile = attribute.File, SourceLine = attribute.Line });
        }

        return [.. thresholds.Zip(NodeSlugs.Of(thresholds.Select(t => t.Threshold)), (threshold, slug) => threshold with { Slug = slug })];
    }

    static bool AskTheSame(Threshold a, Threshold b) => a.Statistic == b.Statistic && a.Series == b.Series;

    static LoadTestProblem MalformedThreshold(Type type, ThresholdAttribute attribute, string problem)
    {
        // The parser's first line is 'LT1001: what. Fix: how.'; only the place is missing. Below it are text and caret.
        const string Code = "LT1001";
        var lines = problem.Split('\n', 2);
        var parts = lines[0][$"{Code}: ".Length..].Split(" Fix: ", 2);
        return new LoadTestProblem
        {
            Code = Code,
            What = $"{parts[0].TrimEnd('.')}, in {type.FullName}, line {attribute.Line}.",
            Fix = string.Join('\n', [parts[1], .. lines[1..]]),
        };
    }

    static LoadTestProblem DuplicateThreshold(Type type, ThresholdAttribute attribute, LoadTestThreshold twin) => new()
    {
        Code = "LT1108",
        What = $"Two thresholds ask for the same statistic of the same requests: '{twin.Threshold}' in line {twin.SourceLine} and '{attribute.Text}' in line {attribute.Line}, in {type.FullName}.",
        Fix = "keep the stricter one.",
    };
}
