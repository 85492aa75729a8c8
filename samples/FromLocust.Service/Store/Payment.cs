using System.Text.Json.Serialization;

namespace FromLocust.Service.Store;

/// <summary>The body of <c>POST /checkout/payment</c>.</summary>
internal sealed record Payment([property: JsonPropertyName("card_number")] string CardNumber, string Expiry, string Cvv);
