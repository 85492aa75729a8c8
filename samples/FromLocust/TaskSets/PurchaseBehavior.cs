namespace FromLocust.TaskSets;

/// <summary>Buys, and then goes back to what the user does otherwise.</summary>
public sealed class PurchaseBehavior : HttpTaskSet
{
    [Task]
    public Task ProductPage() => Http.GetAsync("/products");

    [Task]
    public Task AddToCart() => Http.PostAsJsonAsync("/cart/add", new { product_id = 123 });

    [Task]
    public async Task Checkout()
    {
        await Http.PostAsync("/checkout", content: null);
        Interrupt();
    }
}
