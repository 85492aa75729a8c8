using System.Text.Json.Nodes;
using LoadTest.OpenApi.Reading;

namespace LoadTest.Tests;

/// <summary>Reading documents and finding operations in them.</summary>
public sealed class DocumentTests
{
    const string Swagger = """
        {"swagger":"2.0","info":{"title":"Old","version":"1"},"basePath":"/v1","consumes":["application/json"],
         "paths":{"/things/{id}":{"patch":{"parameters":[{"in":"path","name":"id","required":true,"type":"string"},{"in":"body","name":"body","schema":{"$ref":"#/definitions/Thing"}}],"responses":{"200":{"description":"ok"}}}}},
         "definitions":{
           "Thing":{"type":"object","discriminator":"kind","required":["kind"],"properties":{"kind":{"type":"string","enum":["Big","Small"]},"id":{"type":"string","readOnly":true}}},
           "Big":{"allOf":[{"$ref":"#/definitions/Thing"},{"type":"object","required":["size"],"properties":{"size":{"type":"integer","minimum":10,"exclusiveMinimum":true,"maximum":12}}}]},
           "Small":{"allOf":[{"$ref":"#/definitions/Thing"},{"type":"object","required":["note"],"properties":{"note":{"type":"string","x-nullable":true}}}]}}}
        """;

    [Fact]
    public void A_document_of_the_old_format_is_read()
    {
        using var document = new Document(Swagger);

        var bodies = Enumerable.Range(0, 300).Select(seed => document.Api.Body("patch", "/things/{id}", new Random(seed))).ToList();

        Assert.All(bodies.Where(body => body["kind"]!.GetValue<string>() == "Big"), body => Assert.InRange(body["size"]!.GetValue<long>(), 11, 12));
        Assert.All(bodies.Where(body => body["kind"]!.GetValue<string>() == "Small"), body => Assert.True(body.ContainsKey("note")));
        Assert.Contains(bodies, body => body.ContainsKey("note") && body["note"] is null);
        Assert.All(bodies, body => Assert.False(body.ContainsKey("id")));
    }

    [Fact]
    public void A_document_is_parsed_once()
    {
        using var document = Document.OfBody("""{"type":"object"}""");
        var first = document.Api;

        Assert.Same(OperationsOf(first), OperationsOf(document.Api));
        Assert.Same(OperationsOf(first), OperationsOf(first.With(OpenApiFixUps.None)));
    }

    [Fact]
    public void A_document_that_has_changed_is_parsed_again()
    {
        using var document = Document.OfBody("""{"type":"object"}""");
        Assert.Equal("{}", document.Api.Body("POST", "/things", new Random(1)).ToJsonString());

        File.WriteAllText(document.File, File.ReadAllText(document.File).Replace("""{"type":"object"}""", """{"const":"text"}""", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(document.File, new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal("text", document.Api.BodyNode("POST", "/things", new Random(1))!.GetValue<string>());
    }

    [Fact]
    public void The_names_of_path_parameters_do_not_matter() =>
        Assert.NotNull(TestCarrier.Api.Body("patch", "/shipments/{id}/status/", new Random(1)));

    [Fact]
    public void A_path_goes_before_one_that_differs_in_the_names_of_its_parameters()
    {
        using var document = new Document("""
            {"openapi":"3.0.3","info":{"title":"Twins","version":"1"},"paths":{
              "/a/{x}":{"get":{},"put":{"requestBody":{"content":{"application/json":{"schema":{"enum":["x"]}}}}}},
              "/a/{y}":{"put":{"requestBody":{"content":{"application/json":{"schema":{"enum":["y"]}}}}},"post":{"requestBody":{"content":{"application/json":{"schema":{"enum":["post"]}}}}}}}}
            """);

        Assert.Equal(["x", "y", "post", "x"], new[] { ("PUT", "/a/{x}"), ("PUT", "/a/{y}"), ("POST", "/a/{x}"), ("PUT", "/a/{z}") }
            .Select(operation => document.Api.BodyNode(operation.Item1, operation.Item2, new Random(1))!.GetValue<string>()));
    }

    [Fact]
    public void References_into_the_middle_of_other_schemas_are_followed()
    {
        using var document = new Document("""
            {"openapi":"3.0.3","info":{"title":"Deep","version":"1"},
             "paths":{"/a":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"object","required":["one","two","three","four"],"properties":{
               "one":{"$ref":"#/components/schemas/Order/properties/customer"},
               "two":{"$ref":"#/paths/~1a/post/requestBody/content/application~1json/schema/properties/list/items"},
               "three":{"$ref":"#/components/schemas/Order/properties/again"},
               "four":{"$ref":"#/components/schemas/Order/allOf/0"},
               "list":{"type":"array","items":{"enum":["item"]}}}}}}}}}},
             "components":{"schemas":{"Order":{"allOf":[{"enum":["first"]}],"properties":{"customer":{"enum":["customer"]},"again":{"$ref":"#/components/schemas/Order/properties/customer"}}}}}}
            """);

        var body = document.Api.Body("POST", "/a", new Random(1));

        Assert.Equal(["customer", "item", "customer", "first"], new[] { "one", "two", "three", "four" }.Select(name => body[name]!.GetValue<string>()));
    }

    [Fact]
    public void The_file_is_looked_for_beside_the_test_assembly() =>
        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "testdata", "carrier.yaml"), TestCarrier.Api.File);

    [Theory]
    [InlineData("a: 1", """{"a":1}""")]
    [InlineData("a: [no, yes, on, NULL, ~, true, 'true', \"1\", 1.5, -2e3, +4, 02134, 0x1F, 2024-01-01, .inf, 1.0.0]", """{"a":["no","yes","on",null,null,true,"true","1",1.5,-2e3,4,"02134","0x1F","2024-01-01",".inf","1.0.0"]}""")]
    [InlineData("200: ok\ntrue: {}", """{"200":"ok","true":{}}""")]
    [InlineData("a: &x {k: 1}\nb: *x\nc: {<<: *x, l: 2}", """{"a":{"k":1},"b":{"k":1},"c":{"k":1,"l":2}}""")]
    [InlineData("a: |\n  two\n  lines\nb: >\n  one\n  line", """{"a":"two\nlines\n","b":"one line"}""")]
    [InlineData("a:\nb: ''", """{"a":null,"b":""}""")]
    [InlineData("# nothing", "null")]
    public void Yaml_is_read_by_its_core_schema(string yaml, string json) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), YamlText.ToJson(yaml)), YamlText.ToJson(yaml)?.ToJsonString());

    static object? OperationsOf(OpenApiDocumentFile api) =>
        typeof(OpenApiDocumentFile).GetField("_operations", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.GetValue(api);
}
