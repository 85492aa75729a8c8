using LoadTest.Schedule;

namespace LoadTest;

/// <summary>A load shape that is known in advance: that of <see cref="StageAttribute"/>, <see cref="StepAttribute"/>, <see cref="SpikeAttribute"/> or <see cref="DoubleWaveAttribute"/>.</summary>
/// <param name="title">The attribute, as messages name it.</param>
/// <param name="schedule">The load by time.</param>
/// <param name="warmUp">How long it is not judged.</param>
/// <param name="userTypes">The user types that the schedule names.</param>
internal sealed class ScheduledShape(string title, ILoadSchedule schedule, TimeSpan warmUp, IReadOnlyList<Type> userTypes) : LoadShape
{
    /// <summary>The user types that new users are restricted to at some time.</summary>
    public IReadOnlyList<Type> UserTypes => userTypes;

    internal override string Title => title;

    public override TimeSpan WarmUp => warmUp;

    internal override TimeSpan? Length => schedule.Duration;

    internal override int PeakUsers { get; } = PeakOf(schedule);

    internal override bool IsBuiltIn => true;

    public override LoadTarget Tick(ShapeContext now) => schedule.TryAt(now.RunTime, out var target)
        ? LoadTarget.Of(target.Users, target.SpawnRate, [.. target.UserClasses.Select(TypeOf)])
        : LoadTarget.Finished;

    Type TypeOf(string name) => userTypes.First(type => type.FullName == name);

    // By looking, a hundred times in each second at most: whatever is shorter no spawn rate follows.
    static int PeakOf(ILoadSchedule schedule)
    {
        const int Looks = 10_000;
        var peak = 0;
        for (var i = 0; i < Looks; i++)
        {
            if (schedule.TryAt(schedule.Duration * i / Looks, out var target)) peak = Math.Max(peak, target.Users);
        }

        return peak;
    }
}
