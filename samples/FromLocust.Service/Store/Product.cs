namespace FromLocust.Service.Store;

/// <summary>Something to buy.</summary>
internal sealed record Product(int Id, string Name)
{
    const int Count = 100;

    /// <summary>Everything there is: products 1 to 100.</summary>
    public static IReadOnlyList<Product> All { get; } = [.. Enumerable.Range(1, Count).Select(id => new Product(id, $"Product {id}"))];

    /// <summary>The product with this id, or null.</summary>
    public static Product? Find(int id) => id is >= 1 and <= Count ? All[id - 1] : null;
}
