namespace FromLocust.HowDoILocust;

/// <summary>What the service says of a thing: <c>PENDING</c>, <c>ACTIVE</c> or <c>ERROR</c>.</summary>
public sealed record Thing(string Id, string Status);
