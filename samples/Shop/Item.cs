namespace Shop;

/// <summary>Something to buy. The price is in euros.</summary>
internal sealed record Item(int Id, string Name, decimal Price)
{
    const int Count = 100;

    /// <summary>Everything the shop sells: items 1 to 100.</summary>
    public static IReadOnlyList<Item> All { get; } = [.. Enumerable.Range(1, Count).Select(id => new Item(id, $"Item {id}", 0.99m + id))];

    /// <summary>The item with this id, or null when the shop does not sell it.</summary>
    public static Item? Find(int id) => id is >= 1 and <= Count ? All[id - 1] : null;
}
