using System.Text.Json.Nodes;

namespace LoadTest.Tests;

/// <summary>A document of a test's own, in a file that goes with it.</summary>
sealed class Document : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("loadtest-openapi-").FullName;

    public Document(string text, string name = "api.json")
    {
        File = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(File, text);
    }

    public string File { get; }

    public OpenApiDocumentFile Api => OpenApiDocumentFile.Load(File);

    /// <summary>A document with one operation, <c>POST /things</c>, whose body has the schema.</summary>
    public static Document OfBody(string schema, string components = "{}", string version = "3.1.0")
    {
        var content = $"{{\"application/json\":{{\"schema\":{schema}}}}}";
        var paths = $"{{\"/things\":{{\"post\":{{\"requestBody\":{{\"content\":{content}}}}}}}}}";
        return new Document($"{{\"openapi\":\"{version}\",\"info\":{{\"title\":\"Things\",\"version\":\"1\"}},\"paths\":{paths},\"components\":{{\"schemas\":{components}}}}}");
    }

    /// <summary>Bodies of <paramref name="count"/> seeds.</summary>
    public static IReadOnlyList<JsonNode?> Bodies(string schema, string components = "{}", int count = 200, bool requireAll = false, string version = "3.1.0")
    {
        using var document = OfBody(schema, components, version);
        return [.. Enumerable.Range(0, count).Select(seed => document.Api.BodyNode("POST", "/things", new Random(seed), requireAll: requireAll))];
    }

    /// <summary>The values that a field of such bodies takes.</summary>
    public static IReadOnlyList<JsonNode?> Values(string schema, int count = 200, string name = "field") =>
        [.. Bodies($"{{\"type\":\"object\",\"required\":[\"{name}\"],\"properties\":{{\"{name}\":{schema}}}}}", count: count).Select(body => body![name])];

    public static IReadOnlyList<string> Texts(string schema, int count = 200, string name = "field") =>
        [.. Values(schema, count, name).Select(value => value!.GetValue<string>())];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
