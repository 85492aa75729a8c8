using System.Text.Json.Nodes;

namespace LoadTest.Tests;

/// <summary>allOf, oneOf, anyOf, discriminators, and schemas that contain themselves.</summary>
public sealed class ChoiceTests
{
    const string CatAndDog = """
        {"Cat":{"type":"object","required":["kind","lives"],"properties":{"kind":{"type":"string"},"lives":{"type":"integer","minimum":1,"maximum":9}}},
         "Dog":{"type":"object","required":["kind","bark"],"properties":{"kind":{"type":"string"},"bark":{"type":"string"}}}}
        """;

    const string Family = """
        {"Pet":{"type":"object","required":["kind"],"discriminator":{"propertyName":"kind"},"properties":{"kind":{"type":"string"},"name":{"type":"string"}}},
         "Cat":{"allOf":[{"$ref":"#/components/schemas/Pet"},{"type":"object","required":["lives"],"properties":{"lives":{"type":"integer"}}}]},
         "Siamese":{"allOf":[{"$ref":"#/components/schemas/Cat"},{"type":"object","required":["voice"],"properties":{"voice":{"type":"string"}}}]}}
        """;

    [Fact]
    public void All_parts_of_allOf_hold_together() =>
        Assert.All(
            Document.Bodies("""{"allOf":[{"type":"object","required":["a"],"properties":{"a":{"type":"integer","minimum":3}}},{"type":"object","required":["b"],"properties":{"a":{"type":"integer","maximum":4},"b":{"type":"boolean"}}}]}"""),
            body =>
            {
                Assert.InRange(body!["a"]!.GetValue<long>(), 3, 4);
                Assert.NotNull(body["b"]);
            });

    [Fact]
    public void What_stands_beside_a_reference_holds_too() =>
        Assert.All(
            Document.Bodies("""{"type":"object","required":["a"],"properties":{"a":{"$ref":"#/components/schemas/Code","minLength":6,"maxLength":6}}}""", """{"Code":{"type":"string","pattern":"^[a-z]+$"}}"""),
            body => Assert.Matches("^[a-z]{6}$", body!["a"]!.GetValue<string>()));

    [Fact]
    public void Each_alternative_occurs_and_is_named_by_the_discriminator()
    {
        var bodies = Document.Bodies(
            """{"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}],"discriminator":{"propertyName":"kind","mapping":{"katze":"#/components/schemas/Cat","kater":"Cat"}}}""",
            CatAndDog);

        Assert.Equal(["Dog", "kater", "katze"], Kinds(bodies));
        Assert.All(bodies, body => Assert.Equal(Kind(body) == "Dog", body!["bark"] is not null));
        Assert.All(bodies, body => Assert.Equal(Kind(body) != "Dog", body!["lives"] is not null));
    }

    [Fact]
    public void Alternatives_that_no_value_can_tell_apart_give_a_full_body() =>
        Assert.All(
            Document.Bodies("""{"oneOf":[{"type":"object","properties":{"a":{"type":"boolean"}}},{"type":"object","properties":{"a":{"type":"boolean"}}}]}""", requireAll: true),
            body => Assert.NotNull(body!["a"]));

    [Fact]
    public void What_a_discriminator_maps_to_nowhere_is_passed_over() =>
        Assert.All(
            Document.Bodies(
                """{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"}},"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/Cat","gone":"gone.yml"}}}""",
                CatAndDog),
            body => Assert.Equal("cat", Kind(body)));

    [Fact]
    public void An_inherited_schema_stands_for_its_descendants()
    {
        var bodies = Document.Bodies("""{"$ref":"#/components/schemas/Pet"}""", Family, version: "3.0.3");

        Assert.Equal(["Cat", "Siamese"], Kinds(bodies));
        Assert.All(bodies, body => Assert.NotNull(body!["lives"]));
        Assert.All(bodies, body => Assert.Equal(Kind(body) == "Siamese", body!["voice"] is not null));
    }

    [Fact]
    public void A_descendant_stands_for_itself_under_its_own_name() =>
        Assert.Equal(["Siamese"], Kinds(Document.Bodies("""{"$ref":"#/components/schemas/Siamese"}""", Family, version: "3.0.3")));

    [Fact]
    public void Exactly_one_alternative_is_satisfied_also_when_the_optional_fields_of_both_would_fit() =>
        Assert.All(
            Document.Bodies("""{"oneOf":[{"type":"object","required":["a"],"properties":{"a":{"type":"boolean"},"b":{"type":"boolean"}}},{"type":"object","required":["b"],"properties":{"a":{"type":"boolean"},"b":{"type":"boolean"}}}]}"""),
            body => Assert.Single(body!.AsObject()));

    [Fact]
    public void At_least_one_of_anyOf_is_satisfied() =>
        Assert.All(
            Document.Bodies("""{"type":"object","properties":{"a":{"type":"boolean"},"b":{"type":"boolean"}},"anyOf":[{"required":["a"]},{"required":["b"]}]}"""),
            body => Assert.NotEmpty(body!.AsObject()));

    [Fact]
    public void An_alternative_may_be_null()
    {
        var values = Document.Values("""{"oneOf":[{"type":"null"},{"type":"integer"}]}""");

        Assert.Contains(values, value => value is null);
        Assert.Contains(values, value => value is not null);
    }

    [Fact]
    public void An_override_chooses_the_alternative_that_it_agrees_with()
    {
        using var document = Document.OfBody("""{"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}],"discriminator":{"propertyName":"kind"}}""", CatAndDog);

        for (var seed = 0; seed < 50; seed++)
        {
            Assert.NotNull(document.Api.Body("POST", "/things", new Random(seed), overrides: new { kind = "Dog" })["bark"]);
            Assert.Equal("Cat", document.Api.Body("POST", "/things", new Random(seed), overrides: new { lives = 3 })["kind"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("""{"Box":{"type":"object","properties":{"inner":{"$ref":"#/components/schemas/Box"}}}}""")]
    [InlineData("""{"Box":{"type":"object","required":["inner"],"properties":{"inner":{"type":"array","items":{"$ref":"#/components/schemas/Box"}}}}}""")]
    [InlineData("""{"Box":{"type":"array","items":{"$ref":"#/components/schemas/Box"}}}""")]
    [InlineData("""{"Box":{"type":"object","additionalProperties":{"$ref":"#/components/schemas/Box"}}}""")]
    [InlineData("""{"Box":{"oneOf":[{"type":"string"},{"type":"array","minItems":2,"items":{"$ref":"#/components/schemas/Box"}}]}}""")]
    [InlineData("""{"Box":{"type":"object","required":["l","r"],"properties":{"l":{"oneOf":[{"type":"null"},{"$ref":"#/components/schemas/Box"}]},"r":{"$ref":"#/components/schemas/Crate"}}},"Crate":{"type":["object","null"],"required":["box"],"properties":{"box":{"$ref":"#/components/schemas/Box"}}}}""")]
    public void A_schema_that_contains_itself_gives_bodies_of_finite_size(string components) =>
        Assert.All(Document.Bodies("""{"$ref":"#/components/schemas/Box"}""", components, requireAll: true), body => Assert.InRange(body!.ToJsonString().Length, 1, 100_000));

    [Fact]
    public void An_optional_field_that_no_value_can_satisfy_is_left_out() =>
        Assert.All(
            Document.Bodies("""{"type":"object","required":["a"],"properties":{"a":{"type":"boolean"},"never":{"$ref":"#/components/schemas/Endless"},"empty":{"type":"string","enum":[1]}}}""", """{"Endless":{"type":"object","required":["next"],"properties":{"next":{"$ref":"#/components/schemas/Endless"}}}}""", requireAll: true),
            body => Assert.Equal(["a"], body!.AsObject().Select(field => field.Key)));

    static string[] Kinds(IEnumerable<JsonNode?> bodies) => [.. bodies.Select(Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    static string Kind(JsonNode? body) => body!["kind"]!.GetValue<string>();
}
