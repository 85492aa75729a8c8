namespace FromLocust.Service.Store;

/// <summary>The body of <c>POST /checkout/shipping</c>.</summary>
internal sealed record Shipping(string Address, string City, string Zip);
