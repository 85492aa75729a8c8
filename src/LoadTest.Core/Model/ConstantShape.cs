using LoadTest.Schedule;

namespace LoadTest;

/// <summary>The shape of <see cref="UsersAttribute"/>: a ramp to a number of users that then stay. It has no end of its own; the settings decide.</summary>
internal sealed class ConstantShape(UserRamp ramp) : LoadShape
{
    readonly LoadTarget _target = LoadTarget.Of(ramp.Users, ramp.SpawnRatePerSecond);

    /// <summary>When the last user is added.</summary>
    public TimeSpan RampEnd => ramp.RampEnd;

    internal override int PeakUsers => ramp.Users;

    internal override bool IsBuiltIn => true;

    public override LoadTarget Tick(ShapeContext now) => _target;
}
