namespace FromLocust.Service.Api;

/// <summary>The body of <c>POST /api/resources/{id}/items</c>.</summary>
internal sealed record ResourceItem(string Description);
