namespace Shop;

/// <summary>The body of <c>POST /orders</c>: which item to buy.</summary>
internal sealed record NewOrder(int Id);
