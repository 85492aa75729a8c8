namespace FromLocust.Service.Visitors;

/// <summary>The steps of a checkout, in the order in which they must be taken.</summary>
internal enum CheckoutStep
{
    None,
    InCart,
    Shipping,
    Payment,
    Confirmed,
}
