using System.Reflection;
using LoadTest.Judge;
using LoadTest.Schedule;

namespace LoadTest;

/// <summary>Turns the attributes of a load class into a definition, or into the list of everything that is wrong with it.</summary>
internal static class DefinitionReader
{
    public static LoadTestDefinition Read(Type type, IReadOnlyList<object?> constructorArguments, SettingOverrides overrides)
    {
        var problems = new List<LoadTestProblem>();
        var attribute = type.GetCustomAttribute<LoadTestAttribute>() ?? new LoadTestAttribute("", 0);
        var population = PopulationDiscovery.Read(type, constructorArguments, problems);
        var thresholds = ReadThresholds(type, problems);
        var settings = ReadSettings(type, attribute, overrides, problems);
        problems.AddRange(overrides.Problems);
        if (problems.Count > 0 || population is null || settings is null) throw new LoadTestException(problems);

        return new LoadTestDefinition
        {
            LoadTestClass = type,
            SourceFile = attribute.File,
            SourceLine = attribute.Line,
            Thresholds = thresholds,
            Settings = settings,
            Population = population,
        };
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

    static LoadTestSettings? ReadSettings(Type type, LoadTestAttribute attribute, SettingOverrides overrides, List<LoadTestProblem> problems)
    {
        if (type.GetCustomAttribute<UsersAttribute>() is not { } users)
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1109",
                What = $"{type.Name} has no load profile, in {type.FullName}.",
                Fix = "put [Users(10, Duration = \"30s\")] beside [LoadTest].",
            });
            return null;
        }

        var before = problems.Count;
        CheckUsers(type, users, problems);
        var duration = overrides.Duration("Duration", Parse(type, "[Users] Duration", users.Duration, problems));
        var planned = attribute.MaxDuration.Length == 0 ? duration * 3 : Parse(type, "[LoadTest] MaxDuration", attribute.MaxDuration, problems);
        var count = overrides.Integer("Users", users.Count, min: 1);
        var settings = new LoadTestSettings
        {
            Users = count,
            SpawnRate = overrides.Rate("SpawnRate", users.SpawnRate == users.Count ? Math.Max(1, count) : users.SpawnRate),
            Duration = duration,
            WarmUp = overrides.Duration("WarmUp", Parse(type, "[Users] WarmUp", users.WarmUp, problems)),
            MaxDuration = Longer(overrides.Duration("MaxDuration", planned), duration),
            StopTimeout = overrides.Duration("StopTimeout", Parse(type, "[LoadTest] StopTimeout", attribute.StopTimeout, problems)),
            Seed = overrides.Integer("Seed", attribute.Seed, min: 0),
            OnUndecided = overrides.Policy("OnUndecided", attribute.OnUndecided),
            Results = overrides.Text("Results", ResultsRoot.Default),
        };
        if (duration <= TimeSpan.Zero) problems.Add(NoDuration(type));
        CheckMaxDuration(type, users, attribute, problems);
        return problems.Count > before ? null : settings;
    }

    static void CheckUsers(Type type, UsersAttribute users, List<LoadTestProblem> problems)
    {
        if (users.Count < 1)
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1110",
                What = $"The number of users is 1 or more, but it is {users.Count} in [Users] of {type.FullName}.",
                Fix = "write [Users(1)] or more.",
            });
        }
        else if (users.SpawnRate is not (> 0 and < double.PositiveInfinity))
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1111",
                What = FormattableString.Invariant($"The spawn rate is more than 0 users per second, but it is {users.SpawnRate} in [Users] of {type.FullName}."),
                Fix = "write SpawnRate = 10, or leave it out to add all users within the first second.",
            });
        }
    }

    // Of the attributes only: whoever gives one run another Duration need not give it another MaxDuration too.
    static void CheckMaxDuration(Type type, UsersAttribute users, LoadTestAttribute attribute, List<LoadTestProblem> problems)
    {
        if (!DurationText.TryParse(users.Duration, out var duration) || !DurationText.TryParse(attribute.MaxDuration, out var longest) || longest >= duration) return;

        problems.Add(new LoadTestProblem
        {
            Code = "LT1114",
            What = $"The longest measurement must not be shorter than the planned one, but MaxDuration is {attribute.MaxDuration} and Duration {users.Duration}, in {type.FullName}.",
            Fix = $"write MaxDuration = \"{users.Duration}\" to switch extension off, or a longer one.",
        });
    }

    static TimeSpan Parse(Type type, string what, string text, List<LoadTestProblem> problems)
    {
        if (DurationText.TryParse(text, out var duration)) return duration;

        problems.Add(new LoadTestProblem
        {
            Code = "LT1112",
            What = $"'{text}' is no duration, in {what} of {type.FullName}.",
            Fix = $"write {DurationText.Examples}.",
        });
        return TimeSpan.FromSeconds(1);
    }

    static LoadTestProblem NoDuration(Type type) => new()
    {
        Code = "LT1113",
        What = $"The measurement must be longer than zero, in {type.FullName}.",
        Fix = "write [Users(10, Duration = \"30s\")].",
    };

    static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
