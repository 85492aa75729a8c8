namespace FromLocust.Service.MilMove;

/// <summary>The body of <c>PATCH …/mto-shipments/{id}/status</c>.</summary>
internal sealed record ShipmentStatus(string? Status);
