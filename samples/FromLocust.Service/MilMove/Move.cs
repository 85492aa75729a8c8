namespace FromLocust.Service.MilMove;

/// <summary>What someone in the service has moved from one place to another.</summary>
internal sealed record Move(string Id, string MoveCode, string ETag)
{
    /// <summary>The only one there is.</summary>
    public static Move One { get; } = new("1", "LOADED", "MTIzNTQ1MTk=");
}
