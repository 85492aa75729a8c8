namespace Shop;

/// <summary>An order for the item <paramref name="Id"/>.</summary>
internal sealed record Order(int Id, string Status);
