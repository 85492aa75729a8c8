using System.Text;
using LoadTest.Testing;

namespace LoadTest.Tests;

/// <summary>What is said when a body cannot be made.</summary>
public sealed class MessageTests
{
    [Fact]
    public void Every_message_says_what_is_wrong_and_how_to_mend_it()
    {
        var text = new StringBuilder();
        Say(text, () => OpenApiDocumentFile.Load("testdata/missing.yaml"));
        SayOf(text, "openapi: 3.0.0\ninfo: [", "broken.yaml");
        SayOf(text, "openapi: 3.0.0\na: &x [*x]", "endless.yaml");
        SayOf(text, "{\"openapi\":", "broken.json");
        SayOf(text, "just text", "text.yaml");
        SayOf(text, "{}", "empty.json");
        SayOf(text, "{\"openapi\":\"9.0.0\",\"info\":{},\"paths\":{}}", "future.json");
        Say(text, () => TestCarrier.Api.Body("POST", "/shipment", new Random(1)));
        Say(text, () => TestCarrier.Api.Body("POST", "/completely/different", new Random(1)));
        Say(text, () => TestCarrier.Api.Body("DELETE", "/shipments", new Random(1)));
        Say(text, () => TestCarrier.Api.Body("GET", "/shipments", new Random(1)));
        Say(text, () => TestCarrier.Api.Body("POST", "/photos", new Random(1)));
        Say(text, () => TestCarrier.Api.Body("PUT", "/tags", new Random(1)));
        Say(text, () => TestCarrier.Api.BodyNode("PUT", "/tags", new Random(1), overrides: new { a = 1 }));
        Say(text, () => TestCarrier.Api.Body("POST", "/shipments", new Random(1), overrides: "DRAFT"));
        SayOfBody(text, """{"$ref":"#/components/schemas/Nowhere"}""");
        SayOfBody(text, """{"$ref":"#/components/schemas/Node"}""", """{"Node":{"type":"object","required":["parent"],"properties":{"parent":{"type":"array","minItems":1,"items":{"$ref":"#/components/schemas/Node"}}}}}""");
        SayOfBody(text, """{"type":"object","required":["a"],"properties":{"a":{"type":"string","minLength":3,"maxLength":2}}}""");
        SayOfBody(text, """{"type":"object","required":["a"],"properties":{"a":{"type":"boolean","enum":["yes","no"]}}}""");
        SayOfField(text, """{"type":"string","pattern":"^(a+)-\\1$"}""");
        SayOfField(text, """{"type":"string","pattern":"^a$","minLength":5}""");
        SayOfField(text, """{"type":"string","allOf":[{"pattern":"^a"},{"pattern":"^b"}]}""");
        SayOfField(text, """{"type":"string","format":"uuid","maxLength":8}""");
        SayOfField(text, """{"type":"integer","minimum":1.2,"maximum":1.8}""");
        SayOfField(text, """{"type":"number","exclusiveMinimum":3,"maximum":3.5,"multipleOf":2}""");
        SayOfField(text, """{"type":"array","minItems":3,"uniqueItems":true,"items":{"type":"boolean"}}""");

        Snapshot.Match(text.ToString());
    }

    static void SayOfField(StringBuilder text, string schema) =>
        SayOfBody(text, $"{{\"type\":\"object\",\"required\":[\"item\"],\"properties\":{{\"item\":{{\"type\":\"object\",\"required\":[\"field\"],\"properties\":{{\"field\":{schema}}}}}}}}}");

    static void SayOfBody(StringBuilder text, string schema, string components = "{}")
    {
        using var document = Document.OfBody(schema, components);
        Say(text, () => document.Api.BodyNode("POST", "/things", new Random(1)), Path.GetDirectoryName(document.File)!);
    }

    static void SayOf(StringBuilder text, string content, string name)
    {
        using var document = new Document(content, name);
        Say(text, () => document.Api, Path.GetDirectoryName(document.File)!);
    }

    static void Say(StringBuilder text, Func<object?> attempt, string folder = "")
    {
        var message = Assert.Throws<TestDataException>(attempt).Message.Replace(AppContext.BaseDirectory, "<tests>/", StringComparison.Ordinal);
        text.Append(folder.Length > 0 ? message.Replace(folder, "<folder>", StringComparison.Ordinal) : message).Append('\n');
    }
}
