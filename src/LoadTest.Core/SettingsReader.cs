using System.Reflection;
using LoadTest.Measure;
using LoadTest.Schedule;

namespace LoadTest;

/// <summary>Reads the settings of a run: the attributes of the load class, under what was given from outside.</summary>
internal sealed class SettingsReader(Type type, LoadTestAttribute attribute, SettingOverrides overrides, List<LoadTestProblem> problems)
{
    const string DefaultDuration = "30s";
    const string DefaultWarmUp = "5s";
    const string LongestIterations = "10m";

    /// <summary>The settings, or null with problems.</summary>
    /// <param name="shape">The load shape of the class; null when it has <see cref="UsersAttribute"/>.</param>
    /// <param name="arrivals">The open model of the class; null when it has a closed one.</param>
    public LoadTestSettings? Read(LoadShape? shape, ArrivalSource? arrivals)
    {
        var before = problems.Count;
        var users = type.GetCustomAttribute<UsersAttribute>();
        var hasArrivals = type.IsDefined(typeof(ArrivalAttribute), inherit: true);
        if (users is null && shape is null && !hasArrivals)
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1109",
                What = $"{type.Name} has no load profile, in {type.FullName}.",
                Fix = "put [Users(10, Duration = \"30s\")] beside [LoadTest], a load shape such as [Stage(\"30s\", 10)], or an open model such as [ArrivalRate(100)]; name classes with loads of their own by [Scenario<T>].",
            });
        }

        var common = ReadCommon();
        if (arrivals is null && (hasArrivals || (users is null && shape is null))) return null;

        var settings = arrivals is not null ? ReadArrivals(common, arrivals) : shape is null ? ReadUsers(common, users!) : ReadShape(common, shape); // one of them is there
        return problems.Count > before ? null : settings;
    }

    /// <summary>The settings of a mix: what is not about the load.</summary>
    public LoadTestSettings? ReadMix()
    {
        var before = problems.Count;
        var common = ReadCommon();
        return problems.Count > before ? null : common with { Shape = MixSettings.Title };
    }

    /// <summary>The settings of a mix once it is known who takes part; null with problems.</summary>
    public LoadTestSettings? ReadTimes(LoadTestSettings common, IReadOnlyList<MixedScenario> mix)
    {
        var scenarios = mix.Where(scenario => scenario.TakesPart).ToList();
        if (scenarios.Count == 0) return common;

        var before = problems.Count;
        var isExtended = false;
        var settings = MixSettings.Of(common, scenarios, warmUp => overrides.Duration("WarmUp", warmUp), planned =>
        {
            isExtended = true;
            return overrides.Duration("MaxDuration", attribute.MaxDuration.Length == 0 ? planned * 3 : Parse("[LoadTest] MaxDuration", attribute.MaxDuration));
        });
        if (settings.Duration <= TimeSpan.Zero) problems.Add(NoDuration());
        return problems.Count > before ? null : settings with
        {
            Ignored = overrides.Given(["Users", "SpawnRate", "Duration", "Iterations", "IterationsPerUser", "ArrivalRate", "MaxUsers", .. isExtended ? (string[])[] : ["MaxDuration"]]),
        };
    }

    LoadTestSettings ReadCommon() => new()
    {
        Users = 0,
        SpawnRate = 1,
        Duration = TimeSpan.Zero,
        WarmUp = TimeSpan.Zero,
        MaxDuration = TimeSpan.Zero,
        StopTimeout = overrides.Duration("StopTimeout", Parse("[LoadTest] StopTimeout", attribute.StopTimeout)),
        Seed = overrides.Integer("Seed", attribute.Seed, min: 0),
        OnUndecided = overrides.Policy("OnUndecided", attribute.OnUndecided),
        OnGeneratorTrouble = overrides.Trouble("OnGeneratorTrouble", attribute.OnGeneratorTrouble),
        Results = overrides.Text("Results", ResultsRoot.Default),
        Tags = overrides.Names("Tags", attribute.Tags),
        ExcludeTags = overrides.Names("ExcludeTags", attribute.ExcludeTags),
        Host = overrides.Address("Host"),
        Mode = overrides.Mode("Mode", attribute.Mode),
        Isolation = overrides.Isolation("Isolation", attribute.Isolation),
    };

    LoadTestSettings ReadUsers(LoadTestSettings common, UsersAttribute users)
    {
        CheckUsers(users);
        var iterations = overrides.Integer("Iterations", users.Iterations, min: 0);
        var perUser = overrides.Integer("IterationsPerUser", users.IterationsPerUser, min: 0);
        var isCounted = iterations > 0 || perUser > 0;
        var duration = overrides.Duration("Duration", Parse("[Users] Duration", Or(users.Duration, isCounted ? LongestIterations : DefaultDuration)));
        var planned = isCounted ? duration : attribute.MaxDuration.Length == 0 ? duration * 3 : Parse("[LoadTest] MaxDuration", attribute.MaxDuration);
        var count = overrides.Integer("Users", users.Count, min: 1);
        if (duration <= TimeSpan.Zero) problems.Add(NoDuration());
        CheckMaxDuration(users);
        return common with
        {
            Users = count,
            SpawnRate = overrides.Rate("SpawnRate", users.SpawnRate == users.Count ? Math.Max(1, count) : users.SpawnRate),
            Duration = duration,
            WarmUp = overrides.Duration("WarmUp", Parse("[Users] WarmUp", Or(users.WarmUp, isCounted ? "0s" : DefaultWarmUp))),
            MaxDuration = isCounted ? duration : Longer(overrides.Duration("MaxDuration", planned), duration),
            Iterations = iterations,
            IterationsPerUser = perUser,
        };
    }

    // The shape says how many users there are and when it ends: these settings have nothing to say.
    LoadTestSettings ReadShape(LoadTestSettings common, LoadShape shape)
    {
        var warmUp = overrides.Duration("WarmUp", shape.WarmUp);
        var length = shape.Length ?? LoadTestSettings.Open;
        if (length <= warmUp) problems.Add(NoDuration());
        return common with
        {
            Users = shape.PeakUsers,
            WarmUp = warmUp,
            Duration = length == LoadTestSettings.Open ? length : length - warmUp,
            MaxDuration = length == LoadTestSettings.Open ? length : length - warmUp,
            Shape = shape.Title,
            Ignored = overrides.Given("Users", "SpawnRate", "Duration", "MaxDuration", "Iterations", "IterationsPerUser"),
        };
    }

    // With a constant rate the planned length is a setting, as with a constant number of users; otherwise the schedule decides.
    LoadTestSettings ReadArrivals(LoadTestSettings common, ArrivalSource arrivals)
    {
        var rate = type.GetCustomAttribute<ArrivalRateAttribute>();
        var written = type.GetCustomAttribute<ArrivalAttribute>()!; // there is a source
        var iterations = rate is null ? 0 : overrides.Integer("Iterations", rate.Iterations, min: 0);
        var warmUp = overrides.Duration("WarmUp", Parse($"{arrivals.Title} WarmUp", Or(written.WarmUp, rate is null || iterations > 0 ? "0s" : DefaultWarmUp)));
        var duration = rate is null
            ? (arrivals.Length ?? LoadTestSettings.Open) - warmUp
            : overrides.Duration("Duration", Parse("[ArrivalRate] Duration", Or(rate.Duration, iterations > 0 ? LongestIterations : DefaultDuration)));
        var planned = rate is null || iterations > 0 ? duration : attribute.MaxDuration.Length == 0 ? duration * 3 : Parse("[LoadTest] MaxDuration", attribute.MaxDuration);
        if (duration <= TimeSpan.Zero) problems.Add(NoDuration());
        CheckIterations("[ArrivalRate]", iterations, 0);
        return common with
        {
            Users = arrivals.MaxUsers,
            MaxUsers = arrivals.MaxUsers,
            ArrivalRate = rate is null ? 0 : arrivals.PeakPerSecond,
            WarmUp = warmUp,
            Duration = duration,
            MaxDuration = rate is null || iterations > 0 ? duration : Longer(overrides.Duration("MaxDuration", planned), duration),
            Iterations = iterations,
            Shape = arrivals.Title,
            Ignored = overrides.Given(["Users", "SpawnRate", "IterationsPerUser", .. rate is null ? (string[])["Iterations", "ArrivalRate", "Duration", "MaxDuration"] : []]),
        };
    }

    void CheckUsers(UsersAttribute users)
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

        CheckIterations("[Users]", users.Iterations, users.IterationsPerUser);
    }

    void CheckIterations(string where, long iterations, long perUser)
    {
        if (iterations >= 0 && perUser >= 0) return;

        problems.Add(new LoadTestProblem
        {
            Code = "LT1131",
            What = $"A number of iterations is 1 or more, or 0 for no limit, but Iterations is {Units.Count(iterations)} and IterationsPerUser {Units.Count(perUser)} in {where} of {type.FullName}.",
            Fix = $"write Iterations = 1000 in {where}.",
        });
    }

    // Of the attributes only: whoever gives one run another Duration need not give it another MaxDuration too.
    void CheckMaxDuration(UsersAttribute users)
    {
        var planned = Or(users.Duration, DefaultDuration);
        if (!DurationText.TryParse(planned, out var duration) || !DurationText.TryParse(attribute.MaxDuration, out var longest) || longest >= duration) return;

        problems.Add(new LoadTestProblem
        {
            Code = "LT1114",
            What = $"The longest measurement must not be shorter than the planned one, but MaxDuration is {attribute.MaxDuration} and Duration {planned}, in {type.FullName}.",
            Fix = $"write MaxDuration = \"{planned}\" to switch extension off, or a longer one.",
        });
    }

    TimeSpan Parse(string what, string text)
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

    LoadTestProblem NoDuration() => new()
    {
        Code = "LT1113",
        What = $"The measurement must be longer than zero, in {type.FullName}.",
        Fix = "write [Users(10, Duration = \"30s\")], or a load shape that is longer than its warm-up.",
    };

    static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
