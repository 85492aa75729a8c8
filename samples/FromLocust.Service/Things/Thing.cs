namespace FromLocust.Service.Things;

/// <summary>What <c>/things</c> answers. The status is that of its <see cref="NewThing"/>, or <c>PENDING</c> before.</summary>
internal sealed record Thing(string Id, string Status);
