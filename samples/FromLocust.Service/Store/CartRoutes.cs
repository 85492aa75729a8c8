using FromLocust.Service.Visitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FromLocust.Service.Store;

/// <summary>
/// The cart of "Task Sets" and "Sequential Tasks". <c>POST /checkout</c> buys at once; the steps
/// <c>/checkout/shipping</c>, <c>/checkout/payment</c>, <c>/checkout/confirm</c> must come in this order, after something is in
/// the cart, and answer 409 otherwise.
/// </summary>
internal static class CartRoutes
{
    public static void MapCart(this WebApplication app)
    {
        app.MapPost("/cart/add", (CartItem item, Visitor visitor) =>
        {
            visitor.AddToCart(item.ProductId);
            return TypedResults.Ok(visitor.Cart);
        });
        app.MapGet("/cart", (Visitor visitor) => TypedResults.Ok(visitor.Cart));
        app.MapPost("/checkout", (Visitor visitor) =>
        {
            visitor.EmptyCart();
            return TypedResults.Ok("ordered");
        });
        app.MapPost("/checkout/shipping", (Shipping _, Visitor visitor) => GoOn(visitor, CheckoutStep.Shipping));
        app.MapPost("/checkout/payment", (Payment _, Visitor visitor) => GoOn(visitor, CheckoutStep.Payment));
        app.MapPost("/checkout/confirm", (Visitor visitor) => GoOn(visitor, CheckoutStep.Confirmed));
    }

    static Results<Ok<string>, Conflict<string>> GoOn(Visitor visitor, CheckoutStep step)
    {
        if (!visitor.TryGoOnTo(step))
            return TypedResults.Conflict($"{step} comes after {step - 1}.");
        if (step == CheckoutStep.Confirmed)
            visitor.EmptyCart();
        return TypedResults.Ok(step.ToString());
    }
}
