using System.Globalization;
using System.Reflection;
using LoadTest.Data;
using LoadTest.Schedule;

namespace LoadTest;

/// <summary>Reads the open model of a load class from its attribute: at most one, in place of <see cref="UsersAttribute"/> and load shapes.</summary>
internal sealed class ArrivalDiscovery
{
    const double DefaultPatienceSeconds = 10;
    const double DefaultStartSeconds = 0.1;
    const int FewestMaxUsers = 10;
    const int MostMaxUsers = 10_000;

    readonly Type _type;
    readonly SettingOverrides _overrides;
    readonly List<LoadTestProblem> _problems;

    ArrivalDiscovery(Type type, SettingOverrides overrides, List<LoadTestProblem> problems)
    {
        _type = type;
        _overrides = overrides;
        _problems = problems;
    }

    /// <summary>The open model; null when the class has none, or with problems.</summary>
    public static ArrivalSource? Read(Type type, SettingOverrides overrides, List<LoadTestProblem> problems)
    {
        var attributes = type.GetCustomAttributes<ArrivalAttribute>().ToList();
        if (attributes.Count == 0) return null;

        var before = problems.Count;
        var reader = new ArrivalDiscovery(type, overrides, problems);
        reader.CheckAlone(attributes.Count);
        var source = reader.Build(attributes[0]);
        return problems.Count > before ? null : source;
    }

    /// <summary>What an open model cannot do with the user types that there are.</summary>
    public static void CheckPopulations(Type type, IReadOnlyList<Population> populations, List<LoadTestProblem> problems)
    {
        foreach (var population in populations.Where(population => population.FixedCount > 0))
        {
            problems.Add(new LoadTestProblem
            {
                Code = "LT1155",
                What = $"In an open model arrivals are dealt by weight, but {population.Name} has a fixed count of {population.FixedCount}, in {type.FullName}.",
                Fix = "give it a weight instead: [Population<T>(Weight = 1)].",
            });
        }
    }

    void CheckAlone(int count)
    {
        if (count == 1 && !ShapeDiscovery.HasLoad(_type)) return;

        _problems.Add(new LoadTestProblem
        {
            Code = "LT1150",
            What = $"A load class has either users or arrivals, and one schedule for them, but there are several attributes for it, in {_type.FullName}.",
            Fix = "keep [Users] or a load shape for a closed model, or one of [ArrivalRate], [ArrivalStages], [ArrivalSine] and [ArrivalReplay] for an open one.",
        });
    }

    ArrivalSource? Build(ArrivalAttribute attribute)
    {
        try
        {
            var source = attribute switch
            {
                ArrivalRateAttribute rate => Rate(rate),
                ArrivalStagesAttribute stages => Stages(stages),
                ArrivalSineAttribute sine => Sine(sine),
                ArrivalReplayAttribute replay => Replay(replay),
                _ => throw new InvalidOperationException($"Unknown attribute {attribute.Title}."),
            };
            return source is null ? null : WithUsers(source, attribute);
        }
        catch (ArgumentException exception)
        {
            Refuse("LT1151", $"The arrivals are impossible: {exception.Message.ReplaceLineEndings(" ").TrimEnd('.')}, in {attribute.Title} of {_type.FullName}.", "correct its numbers; rates are above 0, durations longer than zero, and a sine's amplitude is at most its mean.");
            return null;
        }
    }

    ArrivalSource Rate(ArrivalRateAttribute rate)
    {
        var constant = new ConstantArrivals(_overrides.Rate("ArrivalRate", rate.PerSecond));
        return Rated(rate, constant, rate.Arrivals, length: null);
    }

    ArrivalSource? Stages(ArrivalStagesAttribute attribute)
    {
        var stages = new List<ArrivalStage>();
        foreach (var text in attribute.Stages)
        {
            if (ArrivalStageText.TryParse(text, stages.Count == 0 ? 0 : stages[^1].ToPerSecond, out var stage)) stages.Add(stage);
            else Refuse("LT1152", $"'{text}' is no stage of an arrival rate, in [ArrivalStages] of {_type.FullName}.", $"write {ArrivalStageText.Examples}.");
        }

        if (stages.Count < attribute.Stages.Count) return null;

        var staged = new StagedArrivals(stages);
        return Rated(attribute, staged, attribute.Arrivals, staged.Duration);
    }

    ArrivalSource Sine(ArrivalSineAttribute attribute)
    {
        var period = Parse("[ArrivalSine] Period", attribute.Period);
        var duration = Parse("[ArrivalSine] Duration", attribute.Duration.Length > 0 ? attribute.Duration : attribute.Period);
        return Rated(attribute, new SineArrivals(attribute.MeanPerSecond, attribute.AmplitudePerSecond, period), attribute.Arrivals, duration);
    }

    ArrivalSource? Replay(ArrivalReplayAttribute attribute)
    {
        var seconds = attribute.File.Length > 0 ? ReadFile(attribute.File) : attribute.Seconds;
        if (seconds.Count > 0 && seconds.All(second => second is >= 0 and < 1e9))
        {
            List<long> times = [.. seconds.Select(second => (long)Math.Round(second * 1e9)).Order()];
            return new ArrivalSource
            {
                Title = attribute.Title,
                Times = _ => new ReplayedArrivals(times),
                PeakPerSecond = ReplayedArrivals.PeakOf(times),

                // One tick more: the last arrival is part of the load.
                Length = TimeSpan.FromTicks((times[^1] / TimeSpan.NanosecondsPerTick) + 1),
            };
        }

        Refuse("LT1153", $"There is nothing to replay: {(seconds.Count == 0 ? "no arrival" : "an arrival that is not a number of seconds, 0 or more")}, in [ArrivalReplay] of {_type.FullName}.", "write one arrival on each line, in seconds since the first could come, for example 0.25.");
        return null;
    }

    List<double> ReadFile(string file)
    {
        try
        {
            var lines = DataFile.Read(DataFile.FullPath(file)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return [.. lines.Where(line => line[0] != '#').Select(line => double.TryParse(line.Split(',')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var second) ? second : double.NaN)];
        }
        catch (TestDataException exception)
        {
            _problems.Add(exception.Problem);
            return [];
        }
    }

    static ArrivalSource Rated(ArrivalAttribute attribute, IArrivalRate rate, ArrivalLaw law, TimeSpan? length) => new()
    {
        Title = attribute.Title,
        Times = random => new RatedArrivals(rate, law, random),
        PeakPerSecond = rate.PeakPerSecond,
        Length = length,
    };

    ArrivalSource WithUsers(ArrivalSource source, ArrivalAttribute attribute)
    {
        if (attribute.MaxUsers < 0 || attribute.StartUsers < 0 || attribute.Backlog < 0)
            Refuse("LT1154", $"Numbers of users and arrivals are 0 or more, but MaxUsers is {attribute.MaxUsers}, StartUsers {attribute.StartUsers} and Backlog {attribute.Backlog}, in {attribute.Title} of {_type.FullName}.", "leave out what need not be said; MaxUsers = 500 allows 500 iterations at the same time.");
        var usual = Math.Clamp((int)Math.Ceiling(Math.Min(MostMaxUsers, source.PeakPerSecond * DefaultPatienceSeconds)), FewestMaxUsers, MostMaxUsers);
        var most = _overrides.Integer("MaxUsers", attribute.MaxUsers > 0 ? attribute.MaxUsers : usual, min: 1);
        var start = attribute.StartUsers > 0 ? attribute.StartUsers : Math.Max(1, (int)Math.Ceiling(Math.Min(most, source.PeakPerSecond * DefaultStartSeconds)));
        return source with { MaxUsers = most, StartUsers = Math.Min(start, most), Backlog = attribute.Backlog };
    }

    TimeSpan Parse(string what, string text)
    {
        if (DurationText.TryParse(text, out var duration)) return duration;

        Refuse("LT1112", $"'{text}' is no duration, in {what} of {_type.FullName}.", $"write {DurationText.Examples}.");
        return TimeSpan.FromSeconds(1);
    }

    void Refuse(string code, string what, string fix) => _problems.Add(new LoadTestProblem { Code = code, What = what, Fix = fix });
}
