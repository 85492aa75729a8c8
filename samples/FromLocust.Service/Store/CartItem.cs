using System.Text.Json.Serialization;

namespace FromLocust.Service.Store;

/// <summary>The body of <c>POST /cart/add</c>.</summary>
internal sealed record CartItem([property: JsonPropertyName("product_id")] int ProductId);
