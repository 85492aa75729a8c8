namespace FromLocust.MilMove;

/// <summary>What somebody in the service has moved from one place to another.</summary>
public sealed record Move(string Id, string MoveCode, string ETag);
