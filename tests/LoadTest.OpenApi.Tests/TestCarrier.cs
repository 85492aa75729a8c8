using System.Text.Json.Nodes;
using LoadTest.OpenApi.Reading;

namespace LoadTest.Tests;

/// <summary>A document as services of medium size have it; see <c>testdata/carrier.yaml</c>.</summary>
static class TestCarrier
{
    public const string File = "testdata/carrier.yaml";

    public static OpenApiDocumentFile Api => OpenApiDocumentFile.Load(File);

    public static TheoryData<string, string> Operations => new()
    {
        { "POST", "/shipments" },
        { "PATCH", "/shipments/{shipmentID}/status" },
        { "POST", "/service-items" },
        { "POST", "/payments" },
        { "PUT", "/customers/{customerID}" },
        { "POST", "/inventories" },
        { "PUT", "/tags" },
    };

    static readonly Lazy<SchemaValidator> Validator = new(() =>
        new SchemaValidator(YamlText.ToJson(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, File)))!.AsObject()));

    /// <summary>What is wrong with a body by the text of the document itself, not by what the generator made of it.</summary>
    public static IReadOnlyList<string> ProblemsOf(string method, string path, JsonNode? body) => Validator.Value.ProblemsOf(method, path, body);
}
