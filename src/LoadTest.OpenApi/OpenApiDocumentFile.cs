using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoadTest.OpenApi;
using LoadTest.OpenApi.Reading;
using LoadTest.OpenApi.Schemas;
using LoadTest.OpenApi.Values;

namespace LoadTest;

/// <summary>
/// An OpenAPI document, and request bodies made up from it: each satisfies the document, and is the same again for the same
/// random numbers. May be used by all users at once.
/// </summary>
public sealed class OpenApiDocumentFile
{
    /// <summary>By path and time of change: a document is read once, and again only when somebody has edited it.</summary>
    static readonly ConcurrentDictionary<(string File, DateTime Written), Lazy<OperationTable>> Read = new();

    readonly OperationTable _operations;
    readonly OpenApiFixUps _fixUps;

    OpenApiDocumentFile(string file, OperationTable operations, OpenApiFixUps fixUps)
    {
        File = file;
        _operations = operations;
        _fixUps = fixUps;
    }

    /// <summary>The full path of the document.</summary>
    public string File { get; }

    /// <summary>Opens a document: JSON or YAML, OpenAPI 3.2, 3.1, 3.0 or 2.0, in one file. Each is read once, however often it is opened.</summary>
    /// <param name="path">Its path; a relative one begins at the folder of the test assembly (<see cref="AppContext.BaseDirectory"/>).</param>
    /// <exception cref="TestDataException">LT2301: there is no such file. LT2302: it is no OpenAPI document.</exception>
    public static OpenApiDocumentFile Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = Path.GetFullPath(path, AppContext.BaseDirectory);
        var operations = Read.GetOrAdd(
            (file, System.IO.File.GetLastWriteTimeUtc(file)),
            static key => new Lazy<OperationTable>(() => new OperationTable(DocumentReader.Read(key.File), key.File)));
        return new OpenApiDocumentFile(file, operations.Value, OpenApiFixUps.None);
    }

    /// <summary>The same document with other fix-ups. This one stays as it is.</summary>
    /// <param name="fixUps">They replace those that there may have been.</param>
    public OpenApiDocumentFile With(OpenApiFixUps fixUps) => new(File, _operations, fixUps);

    /// <summary>Makes a body that is an object. Optional fields are there with a probability of 75 %; read-only ones never.</summary>
    /// <param name="method">The method, for example <c>PATCH</c>.</param>
    /// <param name="path">The path as the document has it, for example <c>/moves/{moveId}</c>; the names of its parameters do not matter.</param>
    /// <param name="random">Decides everything: the same state gives the same body. Usually the user's <c>Random</c>.</param>
    /// <param name="overrides">Fields to give another value, for example <c>new { status = "DRAFT", address = new { city = "Ulm" } }</c>: an object is merged, anything else replaced. They need not satisfy the document. Null for none.</param>
    /// <param name="requireAll">Whether optional fields are always there.</param>
    /// <exception cref="TestDataException">LT2303–LT2312: the document has no such operation, or no body could be made for it; the message says why.</exception>
    public JsonObject Body(string method, string path, Random random, object? overrides = null, bool requireAll = false) =>
        BodyNode(method, path, random, overrides, requireAll) is { } body
            ? body as JsonObject ?? throw OpenApiProblems.NoObject(method, path, JsonValues.Name(body))
            : throw OpenApiProblems.NoObject(method, path, JsonValues.Name(null));

    /// <summary>Makes a body of whatever type it is: an object, an array, a single value. Null is the JSON null.</summary>
    /// <inheritdoc cref="Body"/>
    public JsonNode? BodyNode(string method, string path, Random random, object? overrides = null, bool requireAll = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(method);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var fields = FieldsOf(overrides);
        var schema = _operations.BodyOf(method, path);
        var body = new BodyMaker(_fixUps, random, requireAll).Make(schema, FieldPath.Root, Wish.ForFields(fields));
        if (body is null) return null;

        if (fields.Count > 0 && body is not JsonObject) throw OpenApiProblems.NoObject(method, path, JsonValues.Name(body));
        _fixUps.Request?.Invoke(new OpenApiRequest { Method = method, Path = path, Body = body, Random = random });
        if (body is JsonObject made) Restore(made, fields);
        return body;
    }

    static JsonObject FieldsOf(object? overrides) => overrides switch
    {
        null => [],
        JsonObject given => given,
        _ => JsonSerializer.SerializeToNode(overrides, overrides.GetType()) as JsonObject ?? throw OpenApiProblems.OverridesAreNoObject(overrides.GetType().Name),
    };

    /// <summary>Overrides have the last word, whatever fix-ups have done.</summary>
    static void Restore(JsonObject body, JsonObject overrides)
    {
        foreach (var (name, value) in overrides)
        {
            if (value is JsonObject fields && body[name] is JsonObject inner) Restore(inner, fields);
            else if (!JsonValues.AreEqual(body.ContainsKey(name) ? body[name] : null, value) || !body.ContainsKey(name)) body[name] = value?.DeepClone();
        }
    }
}
