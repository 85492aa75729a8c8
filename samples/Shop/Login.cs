namespace Shop;

/// <summary>The body of <c>POST /login</c>.</summary>
internal sealed record Login(string? User);
