namespace FromLocust.MilMove;

/// <summary>Which MilMove is tested. Locust's <c>--host</c> held the profile, the rest came from the environment.</summary>
public sealed record MilMoveTarget
{
    /// <summary><c>local</c> or <c>dp3</c>.</summary>
    public required string Profile { get; init; }

    /// <summary><c>BASE_DOMAIN</c>: scheme, host and port of every API, instead of those of the profile; empty for these.</summary>
    public string BaseDomain { get; init; } = "";

    /// <summary><c>LOCAL_PORT</c>: the port of the office's and the customers' API in the profile <c>local</c>.</summary>
    public string LocalPort { get; init; } = "8080";
}
