using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using LoadTest.Measure;
using LoadTest.OpenApi.Schemas;
using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Reading;

/// <summary>Finds the schema of an operation's body by method and path template, and keeps it: it is asked for again and again.</summary>
internal sealed partial class OperationTable(OpenApiDocument document, string file)
{
    readonly ConcurrentDictionary<(string Method, string Path), Schema> _bodies = new();
    readonly Lock _compiling = new();

    /// <exception cref="TestDataException">There is no such operation, it takes no JSON, or a reference in its schema leads nowhere.</exception>
    public Schema BodyOf(string method, string path) =>
        _bodies.TryGetValue((method, path), out var known) ? known : _bodies.GetOrAdd((method, path), Compile(method, path));

    Schema Compile(string method, string path)
    {
        var operation = Find(method, path);
        var content = JsonOf(operation.RequestBody?.Content) ?? throw OpenApiProblems.NoJsonBody(method, path, operation.RequestBody?.Content?.Keys, file);
        var source = content.Schema ?? throw OpenApiProblems.NoJsonBody(method, path, [], file);
        // One at a time: the document resolves references when they are first followed.
        lock (_compiling) return new SchemaCompiler(document).Compile(source);
    }

    OpenApiOperation Find(string method, string path)
    {
        // The path as it is written goes before one that differs in the names of its parameters only.
        var items = document.Paths.Where(candidate => Shape(candidate.Key) == Shape(path)).OrderBy(candidate => candidate.Key != path).ToList();
        if (items.Count == 0) throw OpenApiProblems.UnknownPath(path, EditDistance.Nearest(path, document.Paths.Keys), file);

        var operations = items.SelectMany(item => item.Value.Operations ?? []).ToList();
        return operations.Find(candidate => string.Equals(candidate.Key.Method, method, StringComparison.OrdinalIgnoreCase)).Value
            ?? throw OpenApiProblems.UnknownMethod(method, path, operations.Select(known => known.Key.Method), file);
    }

    /// <summary>Two templates that differ in the names of their parameters are the same path.</summary>
    static string Shape(string path) => Parameter().Replace(path.TrimEnd('/'), "{}");

    static IOpenApiMediaType? JsonOf(IDictionary<string, IOpenApiMediaType>? content) => content?
        .Where(candidate => IsJson(candidate.Key))
        .OrderBy(candidate => !candidate.Key.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        .Select(candidate => candidate.Value)
        .FirstOrDefault();

    static bool IsJson(string mediaType)
    {
        var type = mediaType.Split(';')[0].Trim();
        return type is "*/*" or "application/*"
            || type.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
