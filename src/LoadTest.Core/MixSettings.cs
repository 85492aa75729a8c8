namespace LoadTest;

/// <summary>
/// The settings of a mix: it ends with its last scenario, is judged from where those that begin first have warmed up, and is extended only when
/// all of them are constant and run side by side from beginning to end; otherwise more time would be another load.
/// </summary>
internal static class MixSettings
{
    /// <summary>What messages call the load of a mix.</summary>
    public const string Title = "[Scenario]";

    /// <summary>The settings that no load has a say in, with those of the mix.</summary>
    /// <param name="common">What is not about the load.</param>
    /// <param name="scenarios">Those that take part; at least one.</param>
    /// <param name="warmUpOf">The warm-up of the run, given that of its scenarios.</param>
    /// <param name="longestOf">The longest measurement that is allowed, given the planned one.</param>
    public static LoadTestSettings Of(LoadTestSettings common, IReadOnlyList<MixedScenario> scenarios, Func<TimeSpan, TimeSpan> warmUpOf, Func<TimeSpan, TimeSpan> longestOf)
    {
        var begin = scenarios.Min(scenario => scenario.StartAfter);
        var first = scenarios.Where(scenario => scenario.StartAfter == begin).ToList();
        var warmUp = warmUpOf(first.Max(scenario => scenario.Settings.WarmUp));
        var duration = DurationOf(scenarios, begin + Longer(warmUp, first.Max(scenario => scenario.Load.RampEnd)));
        return common with
        {
            Users = scenarios.Sum(scenario => scenario.Settings.Users),
            WarmUp = warmUp,
            Duration = duration,
            MaxDuration = CanBeExtended(scenarios) ? Longer(longestOf(duration), duration) : duration,
            Shape = Title,
            Scenarios = [.. scenarios.Select(SettingsOf)],
        };
    }

    static TimeSpan DurationOf(IReadOnlyList<MixedScenario> scenarios, TimeSpan measurementStart) => scenarios.All(scenario => scenario.Length is not null)
        ? scenarios.Max(scenario => scenario.StartAfter + scenario.Length.GetValueOrDefault()) - measurementStart
        : LoadTestSettings.Open;

    static bool CanBeExtended(IReadOnlyList<MixedScenario> scenarios) =>
        scenarios.All(scenario => scenario.IsConstant && scenario.StartAfter == scenarios[0].StartAfter && scenario.Length == scenarios[0].Length);

    static ScenarioSettings SettingsOf(MixedScenario scenario) =>
        new() { Name = scenario.Name, StartAfter = scenario.StartAfter, Length = scenario.Length, Load = scenario.Settings };

    static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
