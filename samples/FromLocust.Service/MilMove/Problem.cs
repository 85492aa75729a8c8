namespace FromLocust.Service.MilMove;

/// <summary>The body of an error.</summary>
internal sealed record Problem(string Detail)
{
    public static Problem NoSuchMove { get; } = new("There is no such move.");
}
