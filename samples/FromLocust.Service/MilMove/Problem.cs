namespace FromLocust.Service.MilMove;

/// <summary>The body of an error.</summary>
internal sealed record Problem(string Detail)
{
    public static Problem NoSuchMove { get; } = new("There is no such move.");

    public static Problem NoETag { get; } = new("If-Match is missing.");

    public static Problem BadStatus(string id, ShipmentStatus shipment) => new($"Shipment {id} cannot have the status '{shipment.Status}'.");
}
