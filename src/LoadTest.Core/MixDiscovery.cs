using System.Reflection;
using LoadTest.Schedule;

namespace LoadTest;

/// <summary>Reads the scenarios of a mix from a load class that names several, each with a load of its own. Reports every problem it finds.</summary>
internal sealed class MixDiscovery
{
    readonly Type _type;
    readonly List<LoadTestProblem> _problems;

    MixDiscovery(Type type, List<LoadTestProblem> problems)
    {
        _type = type;
        _problems = problems;
    }

    /// <summary>The classes of the scenarios that a load class names, in order of declaration; empty when it has one load and no mix.</summary>
    public static IReadOnlyList<Type> ScenariosOf(Type loadClass) => [.. AttributesOf(loadClass).Select(attribute => attribute.Target)];

    /// <summary>The scenarios, without their populations; fewer than the class names with problems.</summary>
    public static IReadOnlyList<MixedScenario> Read(Type loadClass, IReadOnlyList<object?> constructorArguments, List<LoadTestProblem> problems)
    {
        var attributes = AttributesOf(loadClass);
        if (attributes.Count == 0) return [];

        var reader = new MixDiscovery(loadClass, problems);
        reader.CheckLoadClass();
        var scenarios = new List<MixedScenario>();
        foreach (var attribute in attributes)
        {
            var earlier = attributes.TakeWhile(other => other != attribute).Count(other => other.Target.Name == attribute.Target.Name);
            var name = earlier == 0 ? attribute.Target.Name : FormattableString.Invariant($"{attribute.Target.Name} {earlier + 1}");
            if (reader.ReadScenario(attribute, name, constructorArguments) is { } scenario) scenarios.Add(scenario);
        }

        return scenarios;
    }

    static List<IScenarioAttribute> AttributesOf(Type loadClass) => [.. loadClass.GetCustomAttributes(inherit: false).OfType<IScenarioAttribute>()];

    void CheckLoadClass()
    {
        if (HasLoad(_type))
            Refuse("LT1156", $"The load of a mix is that of its scenarios, but {_type.Name} has [Scenario] and a load too, in {_type.FullName}.", "remove [Users], the load shape or the arrivals from it, or put them on a scenario of their own.");
        if (typeof(VirtualUser).IsAssignableFrom(_type))
            Refuse("LT1157", $"{_type.Name} is a virtual user itself and has [Scenario] too, in {_type.FullName}.", "put [LoadTest] and [Scenario] on a class of their own that is no user.");
        if (HasPopulations(_type))
            Refuse("LT1158", $"{_type.Name} has [Population] and [Scenario], so its user types would have no load, in {_type.FullName}.", "put [Population] on a class that has a load, and name that class with [Scenario].");
        if (!TypeRules.IsUsable(_type))
            Refuse("LT1102", $"A load class must be public, concrete and not generic, which {_type.Name} is not, in {_type.FullName}.", "make it a 'public sealed class'; keep [LoadTest] off abstract bases.");
    }

    MixedScenario? ReadScenario(IScenarioAttribute attribute, string name, IReadOnlyList<object?> constructorArguments)
    {
        var type = attribute.Target;
        if (!DurationText.TryParse(attribute.StartAfter, out var startAfter))
            Refuse("LT1112", $"'{attribute.StartAfter}' is no duration, in StartAfter of [Scenario<{type.Name}>] of {_type.FullName}.", $"write {DurationText.Examples}.");
        if (!CanBeScenario(type)) return null;

        var shape = ShapeDiscovery.Read(type, constructorArguments, _problems);
        var arrivals = ArrivalDiscovery.Read(type, SettingOverrides.None, _problems);
        var written = type.GetCustomAttribute<LoadTestAttribute>() ?? new LoadTestAttribute("", 0);
        var settings = new SettingsReader(type, written, SettingOverrides.None, _problems).Read(shape, arrivals);
        return settings is null
            ? null
            : new MixedScenario { Type = type, Name = name, StartAfter = startAfter, Settings = settings, Shape = shape, Arrivals = arrivals };
    }

    bool CanBeScenario(Type type)
    {
        var before = _problems.Count;
        if (AttributesOf(type).Count > 0)
            Refuse("LT1159", $"{type.Name} is a mix itself, in [Scenario<{type.Name}>] of {_type.FullName}.", "name its scenarios one by one; mixes are not nested.");
        else if (!typeof(VirtualUser).IsAssignableFrom(type) && !HasPopulations(type))
            Refuse("LT1160", $"{type.Name} is no virtual user and names none, in [Scenario<{type.Name}>] of {_type.FullName}.", "name a class derived from HttpUser or VirtualUser, or put [Population<TUser>] on it.");
        else if (typeof(VirtualUser).IsAssignableFrom(type) && HasPopulations(type))
            Refuse("LT1128", $"{type.Name} is a virtual user itself and has [Population] too, in {type.FullName}.", "put [Population] on a class of its own that is no user.");
        else if (!HasLoad(type))
            Refuse("LT1161", $"{type.Name} has no load of its own, in [Scenario<{type.Name}>] of {_type.FullName}.", "put [Users(10)], a load shape or [ArrivalRate(100)] on it; user types that share one load are named with [Population] on a class that has it.");
        return _problems.Count == before;
    }

    static bool HasPopulations(Type type) => type.GetCustomAttributes(inherit: false).OfType<IPopulationAttribute>().Any();

    static bool HasLoad(Type type) => type.IsDefined(typeof(ArrivalAttribute), inherit: true) || ShapeDiscovery.HasLoad(type);

    void Refuse(string code, string what, string fix) => _problems.Add(new LoadTestProblem { Code = code, What = what, Fix = fix });
}
