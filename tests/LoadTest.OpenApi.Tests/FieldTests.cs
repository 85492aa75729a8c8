using System.Text.Json.Nodes;

namespace LoadTest.Tests;

/// <summary>Which fields a body has.</summary>
public sealed class FieldTests
{
    const string Two = """{"type":"object","required":["a"],"properties":{"a":{"type":"boolean"},"b":{"type":"boolean"}}}""";

    [Fact]
    public void Required_fields_are_always_there() => Assert.All(Document.Bodies(Two), body => Assert.NotNull(body!["a"]));

    [Fact]
    public void Optional_fields_are_there_in_three_of_four_bodies()
    {
        var share = Document.Bodies(Two, count: 4_000).Count(body => body!["b"] is not null) / 4_000.0;

        // 4 standard deviations of a share of 4 000: 4 √(0.75 · 0.25 / 4 000) = 0.027.
        Assert.InRange(share, 0.75 - 0.027, 0.75 + 0.027);
    }

    [Fact]
    public void All_optional_fields_are_there_when_all_are_required() =>
        Assert.All(Document.Bodies(Two, requireAll: true), body => Assert.NotNull(body!["b"]));

    [Fact]
    public void Read_only_fields_are_left_out_also_when_they_are_required() =>
        Assert.All(
            Document.Bodies("""{"type":"object","required":["id"],"properties":{"id":{"type":"string","readOnly":true},"b":{"$ref":"#/components/schemas/Key"}}}""", """{"Key":{"type":"string","readOnly":true}}""", requireAll: true),
            body => Assert.Equal("{}", body!.ToJsonString()));

    [Fact]
    public void Write_only_fields_are_sent() =>
        Assert.All(Document.Bodies("""{"type":"object","properties":{"secret":{"type":"string","writeOnly":true}}}""", requireAll: true), body => Assert.NotNull(body!["secret"]));

    [Fact]
    public void Fields_keep_the_order_of_the_document() =>
        Assert.All(
            Document.Bodies("""{"type":"object","properties":{"z":{"type":"boolean"},"a":{"type":"boolean"},"m":{"type":"boolean"}}}""", requireAll: true),
            body => Assert.Equal(["z", "a", "m"], Names(body)));

    [Fact]
    public void A_required_field_that_is_nowhere_declared_gets_a_text() =>
        Assert.All(Document.Bodies("""{"type":"object","required":["x"]}"""), body => Assert.NotEmpty(body!["x"]!.GetValue<string>()));

    [Fact]
    public void The_least_number_of_fields_is_kept() =>
        Assert.All(
            Document.Bodies("""{"type":"object","minProperties":3,"properties":{"a":{"type":"boolean"},"b":{"type":"boolean"},"c":{"type":"boolean"},"d":{"type":"boolean"}}}"""),
            body => Assert.InRange(body!.AsObject().Count, 3, 4));

    [Fact]
    public void The_largest_number_of_fields_is_kept() =>
        Assert.All(
            Document.Bodies("""{"type":"object","maxProperties":2,"required":["c"],"properties":{"a":{"type":"boolean"},"b":{"type":"boolean"},"c":{"type":"boolean"}}}""", requireAll: true),
            body => Assert.Contains("c", Names(body).Take(2)));

    [Fact]
    public void A_field_brings_those_that_depend_on_it() =>
        Assert.All(
            Document.Bodies("""{"type":"object","properties":{"card":{"type":"boolean"},"billing":{"type":"boolean"}},"dependentRequired":{"card":["billing"]}}"""),
            body => Assert.True(body!["card"] is null || body["billing"] is not null));

    [Fact]
    public void A_map_has_one_to_three_entries() =>
        Assert.All(Document.Bodies("""{"type":"object","additionalProperties":{"type":"integer"}}"""), body =>
        {
            Assert.InRange(body!.AsObject().Count, 1, 3);
            Assert.All(body.AsObject(), entry => Assert.True(entry.Value!.GetValue<long>() > 0));
        });

    [Fact]
    public void A_null_is_sometimes_sent_where_it_may_be_and_never_when_all_is_required()
    {
        const string Nullable = """{"type":"object","required":["a"],"properties":{"a":{"type":["string","null"]}}}""";

        Assert.InRange(Document.Bodies(Nullable, count: 1_000).Count(body => body!["a"] is null), 50, 150);
        Assert.All(Document.Bodies(Nullable, requireAll: true), body => Assert.NotNull(body!["a"]));
    }

    [Fact]
    public void A_nullable_field_of_an_older_document_is_nullable() =>
        Assert.Contains(
            Document.Bodies("""{"type":"object","required":["a"],"properties":{"a":{"type":"string","nullable":true}}}""", version: "3.0.3"),
            body => body!["a"] is null);

    static List<string> Names(JsonNode? body) => [.. body!.AsObject().Select(field => field.Key)];
}
