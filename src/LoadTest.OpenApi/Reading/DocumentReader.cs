using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using YamlDotNet.Core;

namespace LoadTest.OpenApi.Reading;

/// <summary>Reads a document, JSON or YAML, of OpenAPI 3.2, 3.1, 3.0 or 2.0.</summary>
internal static class DocumentReader
{
    /// <param name="file">The full path.</param>
    /// <exception cref="TestDataException">There is no such file, or it is no OpenAPI document.</exception>
    public static OpenApiDocument Read(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OpenApiProblems.CannotRead(file, exception);
        }

        return Parse(text, file);
    }

    static OpenApiDocument Parse(string text, string file)
    {
        try
        {
            // What the specification only recommends does not matter here: a document that can be read is read.
            var settings = new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetEmptyRuleSet() };
            var result = OpenApiDocument.Parse(ToJson(text, file).ToJsonString(), OpenApiConstants.Json, settings);
            return result.Document ?? throw OpenApiProblems.NoDocument(file, string.Join("; ", result.Diagnostic?.Errors.Select(error => error.Message) ?? []));
        }
        catch (YamlException exception)
        {
            throw OpenApiProblems.NoDocument($"{file}({exception.Start.Line},{exception.Start.Column})", exception.Message, exception);
        }
        catch (JsonException exception)
        {
            throw OpenApiProblems.NoDocument($"{file}({exception.LineNumber + 1},{exception.BytePositionInLine + 1})", exception.Message, exception);
        }
        catch (Exception exception) when (exception is not TestDataException)
        {
            // The reader meets what it does not know, such as a later version or a schema that is 'true', with exceptions of any kind.
            throw OpenApiProblems.NoDocument(file, exception.Message, exception);
        }
    }

    static JsonObject ToJson(string text, string file)
    {
        var isJson = text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("{", StringComparison.Ordinal);
        var json = isJson ? JsonNode.Parse(text.TrimStart('\uFEFF')) : YamlText.ToJson(text);
        if (json is not JsonObject document) throw OpenApiProblems.NoDocument(file, "it is not an object with 'openapi' or 'swagger' in it");

        DeepReferences.Name(document);
        return document;
    }
}
