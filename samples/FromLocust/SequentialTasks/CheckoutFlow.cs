namespace FromLocust.SequentialTasks;

/// <summary>The steps of a purchase, in this order.</summary>
[Sequential]
public sealed class CheckoutFlow : HttpTaskSet
{
    [Task]
    public Task AddToCart() => Http.PostAsJsonAsync("/cart/add", new { product_id = 123 });

    [Task]
    public Task ViewCart() => Http.GetAsync("/cart");

    [Task]
    public Task EnterShippingInfo() => Http.PostAsJsonAsync("/checkout/shipping", new
    {
        address = "123 Test St",
        city = "Test City",
        zip = "12345",
    });

    [Task]
    public Task EnterPayment() => Http.PostAsJsonAsync("/checkout/payment", new
    {
        card_number = "4111111111111111",
        expiry = "12/25",
        cvv = "123",
    });

    [Task]
    public async Task ConfirmOrder()
    {
        await Http.PostAsync("/checkout/confirm", content: null);
        Interrupt(); // end of the sequence
    }
}
