using System.Reflection;
using LoadTest.Schedule;

namespace LoadTest;

/// <summary>Reads the load shape of a load class from its attributes: at most one, in place of <see cref="UsersAttribute"/>.</summary>
internal sealed class ShapeDiscovery
{
    readonly Type _type;
    readonly ICollection<LoadTestProblem> _problems;

    ShapeDiscovery(Type type, ICollection<LoadTestProblem> problems)
    {
        _type = type;
        _problems = problems;
    }

    /// <summary>Whether a class has the load of a closed model: <see cref="UsersAttribute"/> or a load shape.</summary>
    public static bool HasLoad(Type type) => type.GetCustomAttributes().Any(attribute =>
        attribute is UsersAttribute or StageAttribute or StepAttribute or SpikeAttribute or DoubleWaveAttribute
        || (attribute.GetType() is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == typeof(ShapeAttribute<>)));

    /// <summary>The shape; null when the class has none, or with problems.</summary>
    public static LoadShape? Read(Type type, IReadOnlyList<object?> constructorArguments, ICollection<LoadTestProblem> problems)
    {
        var reader = new ShapeDiscovery(type, problems);
        List<LoadShape?> shapes =
        [
            .. ObjectDiscovery.Make<LoadShape>(type, typeof(ShapeAttribute<>), constructorArguments, problems),
            reader.Build("[Stage]", type.GetCustomAttributes<StageAttribute>().OrderBy(stage => stage.Line).ToList() is { Count: > 0 } stages ? () => reader.Stages(stages) : null),
            reader.Build("[Step]", type.GetCustomAttribute<StepAttribute>() is { } step ? () => reader.Step(step) : null),
            reader.Build("[Spike]", type.GetCustomAttribute<SpikeAttribute>() is { } spike ? () => reader.Spike(spike) : null),
            reader.Build("[DoubleWave]", type.GetCustomAttribute<DoubleWaveAttribute>() is { } wave ? () => reader.DoubleWave(wave) : null),
        ];
        var found = shapes.OfType<LoadShape>().ToList();
        if (found.Count > 1 || (found.Count == 1 && type.IsDefined(typeof(UsersAttribute)))) reader.RefuseSeveral();
        return found.Count > 0 ? found[0] : null;
    }

    LoadShape? Build(string what, Func<LoadShape>? build)
    {
        try
        {
            return build?.Invoke();
        }
        catch (ArgumentException exception)
        {
            _problems.Add(new LoadTestProblem
            {
                Code = "LT1115",
                What = $"The load shape is impossible: {exception.Message.ReplaceLineEndings(" ").TrimEnd('.')}, in {what} of {_type.FullName}.",
                Fix = "correct its numbers; durations are longer than zero, spawn rates more than 0, and a spike lies within its shape.",
            });
            return null;
        }
    }

    ScheduledShape Stages(List<StageAttribute> stages)
    {
        var schedule = new StageSchedule([.. stages.Select(stage => new LoadStage(
            Parse("[Stage]", stage.Duration),
            new ShapeTarget(stage.Users, RateOr(stage.SpawnRate, stage.Users)) { UserClasses = [.. stage.Only.Select(NameOf)] }))]);
        var warmUp = TimeSpan.Zero;
        foreach (var stage in stages.Take(stages.FindLastIndex(stage => stage.IsWarmUp) + 1)) warmUp += Parse("[Stage]", stage.Duration);
        return new ScheduledShape("[Stage]", schedule, warmUp, [.. stages.SelectMany(stage => stage.Only).Distinct()]);
    }

    ScheduledShape Step(StepAttribute step) =>
        Plain("[Step]", new StepSchedule(step.Users, Parse("[Step] Every", step.Every), RateOr(step.SpawnRate, step.Users), Parse("[Step] Duration", step.Duration)));

    ScheduledShape Spike(SpikeAttribute spike)
    {
        var rate = RateOr(spike.SpawnRate, Math.Max(spike.Users, spike.Peak - spike.Users));
        return Plain("[Spike]", new SpikeSchedule(
            new ShapeTarget(spike.Users, rate),
            new ShapeTarget(spike.Peak, rate),
            Parse("[Spike] At", spike.At),
            Parse("[Spike] Length", spike.Length),
            Parse("[Spike] Duration", spike.Duration)));
    }

    ScheduledShape DoubleWave(DoubleWaveAttribute wave) => Plain("[DoubleWave]", new DoubleWaveSchedule(
        wave.Users, wave.FirstPeak, wave.SecondPeak, Math.Max(1, Math.Max(wave.FirstPeak, wave.SecondPeak)), Parse("[DoubleWave] Duration", wave.Duration)));

    static ScheduledShape Plain(string title, ILoadSchedule schedule) => new(title, schedule, TimeSpan.Zero, []);

    static double RateOr(double rate, int users) => rate == 0 ? Math.Max(1, users) : rate;

    static string NameOf(Type userType) => userType.FullName ?? userType.Name;

    TimeSpan Parse(string what, string text)
    {
        if (DurationText.TryParse(text, out var duration)) return duration;

        _problems.Add(new LoadTestProblem
        {
            Code = "LT1112",
            What = $"'{text}' is no duration, in {what} of {_type.FullName}.",
            Fix = $"write {DurationText.Examples}.",
        });
        return TimeSpan.FromSeconds(1);
    }

    void RefuseSeveral() => _problems.Add(new LoadTestProblem
    {
        Code = "LT1116",
        What = $"A load class has one load profile, but there are several of [Users], [Stage], [Step], [Spike], [DoubleWave] and [Shape], in {_type.FullName}.",
        Fix = "keep one of them; several [Stage] together are one shape.",
    });
}
