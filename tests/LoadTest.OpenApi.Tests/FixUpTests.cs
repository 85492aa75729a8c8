namespace LoadTest.Tests;

/// <summary>What authors say in code because the document does not.</summary>
public sealed class FixUpTests
{
    [Fact]
    public void A_field_takes_the_value_that_a_fix_up_gives()
    {
        var api = TestCarrier.Api.With(new OpenApiFixUps { Field = field => field.Path == "pickupAddress.city" ? "Ulm" : null });

        var body = api.Body("POST", "/shipments", new Random(1), requireAll: true);

        Assert.Equal("Ulm", body["pickupAddress"]!["city"]!.GetValue<string>());
        Assert.NotEqual("Ulm", body["destinationAddress"]?["city"]?.GetValue<string>());
    }

    [Fact]
    public void A_field_is_described_to_the_fix_up()
    {
        var seen = new List<OpenApiField>();
        var api = TestCarrier.Api.With(new OpenApiFixUps
        {
            Field = field =>
            {
                seen.Add(field);
                return null;
            },
        });

        api.Body("POST", "/shipments", new Random(1), overrides: new { weight = 5 }, requireAll: true);

        var postalCode = Assert.Single(seen, field => field.Path == "pickupAddress.postalCode");
        Assert.Equal(("postalCode", "Address", "zip"), (postalCode.Name, postalCode.Schema, postalCode.Format));
        Assert.Contains(seen, field => field.Path == "agents[0].agentType" && field.Schema == "Agent");
        Assert.DoesNotContain(seen, field => field.Path == "weight");
    }

    [Fact]
    public void One_value_may_be_given_to_many_fields()
    {
        System.Text.Json.Nodes.JsonNode same = "same";
        var api = TestCarrier.Api.With(new OpenApiFixUps { Field = field => field.Name == "city" ? same : null });

        Assert.NotNull(api.Body("POST", "/shipments", new Random(1), requireAll: true));
    }

    [Fact]
    public void Every_object_can_be_changed_the_innermost_first()
    {
        var paths = new List<string>();
        var api = TestCarrier.Api.With(new OpenApiFixUps
        {
            Object = made =>
            {
                paths.Add($"{made.Path} {made.Schema}".Trim());
                if (made.Schema == "Address") made.Value["country"] = "Narnia";
            },
        });

        var body = api.Body("POST", "/shipments", new Random(1), overrides: new { agents = Array.Empty<object>() }, requireAll: true);

        Assert.Equal("Narnia", body["pickupAddress"]!["country"]!.GetValue<string>());
        Assert.Equal(["pickupAddress Address", "destinationAddress Address", "labels Labels", "CreateShipment"], paths);
    }

    [Fact]
    public void A_whole_body_can_be_changed_last_of_all()
    {
        var api = TestCarrier.Api.With(new OpenApiFixUps
        {
            Object = made => made.Value["n"] = 1,
            Request = request => request.Body["seen"] = $"{request.Method} {request.Path} {request.Body["n"]}",
        });

        var body = api.Body("PATCH", "/shipments/{shipmentID}/status", new Random(1));

        Assert.Equal("PATCH /shipments/{shipmentID}/status 1", body["seen"]!.GetValue<string>());
    }

    [Fact]
    public void Overrides_have_the_last_word()
    {
        var api = TestCarrier.Api.With(new OpenApiFixUps
        {
            Field = _ => "field",
            Object = made => made.Value["status"] = "object",
            Request = request => request.Body.AsObject().Remove("status"),
        });

        var body = api.Body("PATCH", "/shipments/{shipmentID}/status", new Random(1), overrides: new { status = "DRAFT", missing = (string?)null });

        Assert.Equal("DRAFT", body["status"]!.GetValue<string>());
        Assert.True(body.ContainsKey("missing"));
    }

    [Fact]
    public void A_fix_up_or_an_override_stands_in_for_a_field_that_no_value_can_satisfy()
    {
        using var document = Document.OfBody("""{"type":"object","required":["flag"],"properties":{"flag":{"type":"boolean","enum":["true","false"]}}}""");

        Assert.Equal("LT2307", Assert.Throws<TestDataException>(() => document.Api.Body("POST", "/things", new Random(1))).Problem.Code);
        Assert.Equal("""{"flag":"true"}""", document.Api.With(new OpenApiFixUps { Field = _ => "true" }).Body("POST", "/things", new Random(1)).ToJsonString());
        Assert.Equal("""{"flag":false}""", document.Api.Body("POST", "/things", new Random(1), overrides: new { flag = false }).ToJsonString());
    }

    [Fact]
    public void Fix_ups_leave_the_document_as_it_was()
    {
        var api = TestCarrier.Api;
        api.With(new OpenApiFixUps { Field = _ => "x" }).Body("POST", "/shipments", new Random(1));

        Assert.Empty(TestCarrier.ProblemsOf("POST", "/shipments", api.Body("POST", "/shipments", new Random(1))));
    }
}
