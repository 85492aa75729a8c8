namespace FromLocust.MilMove;

/// <summary>What MilMove's users have in common: the target, and how to talk to it. The service under test stands for all APIs.</summary>
public abstract class MilMoveUser(ServiceFixture service) : ServiceUser(service)
{
    /// <summary>Which MilMove is tested.</summary>
    public MilMoveTarget Target { get; } = new() { Profile = "local", BaseDomain = service.Address.ToString() };

    protected override HttpOptions HttpOptions => Run.Shared(Target.ToHttpOptions);
}
