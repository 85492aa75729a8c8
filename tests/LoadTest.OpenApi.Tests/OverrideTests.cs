using System.Text.Json.Nodes;

namespace LoadTest.Tests;

/// <summary>What callers give themselves.</summary>
public sealed class OverrideTests
{
    [Fact]
    public void An_override_replaces_the_value_of_a_field() =>
        Assert.Equal("DRAFT", Status(new { status = "DRAFT" })["status"]!.GetValue<string>());

    [Fact]
    public void An_override_brings_an_optional_field() =>
        Assert.All(Enumerable.Range(0, 50), seed => Assert.Equal("because", Status(new { reason = "because" }, seed)["reason"]!.GetValue<string>()));

    [Fact]
    public void A_field_that_the_document_does_not_declare_is_added() =>
        Assert.Equal(5, Status(new { extra = new { n = 5 } })["extra"]!["n"]!.GetValue<int>());

    [Fact]
    public void A_read_only_field_is_sent_when_it_is_given() =>
        Assert.Equal("x", Shipment(new { id = "x" })["id"]!.GetValue<string>());

    [Fact]
    public void A_null_is_sent() => Assert.True(Status(new { reason = (string?)null }) is var body && body.ContainsKey("reason") && body["reason"] is null);

    [Fact]
    public void Objects_are_merged_at_every_depth()
    {
        var address = Shipment(new { pickupAddress = new { streetAddress1 = "1 Main St" } })["pickupAddress"]!.AsObject();

        Assert.Equal("1 Main St", address["streetAddress1"]!.GetValue<string>());
        Assert.NotNull(address["city"]);
    }

    [Fact]
    public void Arrays_are_replaced() =>
        Assert.Equal("""["x"]""", Shipment(new { tags = new[] { "x" } })["tags"]!.ToJsonString());

    [Fact]
    public void An_object_given_for_a_text_replaces_it() =>
        Assert.Equal("""{"a":1}""", Status(new { status = new { a = 1 } })["status"]!.ToJsonString());

    [Fact]
    public void City_and_zip_code_follow_an_overridden_state()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var address = Shipment(new { pickupAddress = new { state = "TX" } }, seed)["pickupAddress"]!;

            Assert.StartsWith("7", address["postalCode"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Contains(address["city"]!.GetValue<string>(), new[] { "Austin", "Dallas", "Houston" });
        }
    }

    [Fact]
    public void Overrides_may_be_json_and_stay_as_they_are()
    {
        var overrides = new JsonObject { ["pickupAddress"] = new JsonObject { ["city"] = "Ulm" } };

        var body = Shipment(overrides);
        body["pickupAddress"]!["city"] = "changed";

        Assert.Equal("""{"pickupAddress":{"city":"Ulm"}}""", overrides.ToJsonString());
    }

    [Fact]
    public void The_rest_of_the_body_is_valid() =>
        Assert.Equal(
            ["body.weight: \"heavy\" is not of integer"],
            TestCarrier.ProblemsOf("POST", "/shipments", Shipment(new { weight = "heavy", customerRemarks = (string?)null })));

    static JsonObject Status(object overrides, int seed = 1) => TestCarrier.Api.Body("PATCH", "/shipments/{shipmentID}/status", new Random(seed), overrides);

    static JsonObject Shipment(object overrides, int seed = 1) => TestCarrier.Api.Body("POST", "/shipments", new Random(seed), overrides);
}
