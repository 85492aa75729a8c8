namespace LoadTest.OpenApi;

/// <summary>All words about what is wrong with a document, or with what is asked of it.</summary>
internal static class OpenApiProblems
{
    const string FixUpAdvice = "give the field a value with a fix-up (OpenApiFixUps.Field) or an override";

    public static TestDataException CannotRead(string file, Exception cause) => Problem(
        "LT2301",
        cause is FileNotFoundException or DirectoryNotFoundException ? $"There is no file '{file}'." : $"'{file}' cannot be read: {cause.Message}",
        "give a path relative to the test assembly's folder, and copy the file there: <Content Include=\"…\" CopyToOutputDirectory=\"PreserveNewest\" />.",
        cause);

    public static TestDataException NoDocument(string place, string why, Exception? cause = null) => Problem(
        "LT2302",
        $"'{place}' is no OpenAPI document that can be read: {why.TrimEnd('.')}.",
        "give a JSON or YAML file of OpenAPI 2.0, 3.0, 3.1 or 3.2.",
        cause);

    public static TestDataException UnknownPath(string path, IReadOnlyList<string> nearest, string file) => Problem(
        "LT2303",
        $"'{file}' has no path '{path}'.",
        nearest.Count > 0
            ? $"did you mean {Listed(nearest, " or ")}?"
            : "write the path as the document has it, without what 'servers' or 'basePath' put before it.");

    public static TestDataException UnknownMethod(string method, string path, IEnumerable<string> known, string file) => Problem(
        "LT2304",
        $"The path '{path}' in '{file}' has no method '{method}'.",
        $"it has {Listed([.. known.Order(StringComparer.Ordinal)], ", ")}.");

    public static TestDataException NoJsonBody(string method, string path, IEnumerable<string>? contentTypes, string file) => Problem(
        "LT2305",
        $"{method} {path} in '{file}' takes no JSON body that the document describes{(contentTypes?.ToList() is { Count: > 0 } types ? $", but {Listed(types, ", ")}" : "")}.",
        "send it without a generated body, or describe its 'application/json' content in the document.");

    public static TestDataException BrokenReference(string reference) => Problem(
        "LT2306",
        $"The reference '{reference}' leads nowhere in the document.",
        "correct it; a document of several files has to be bundled into one first.");

    public static TestDataException Impossible(string field, string schema, string why) => Problem(
        "LT2307",
        $"No value satisfies {(field.Length > 0 ? $"'{field}'" : "the body")}, {schema}: {why}.",
        $"{FixUpAdvice}, or correct the document.");

    public static TestDataException NoText(string field, string why) => Problem(
        "LT2308",
        $"No text could be made for '{field}': {why}.",
        $"{FixUpAdvice}, or give an 'example' in the document.");

    public static TestDataException NoNumber(string field, string why) => Problem(
        "LT2309",
        $"No number could be made for '{field}': {why}.",
        $"{FixUpAdvice}, or correct the document.");

    public static TestDataException TooFewDifferentItems(string field, int made, int needed) => Problem(
        "LT2310",
        $"'{field}' needs {needed} different items, and only {made} could be made.",
        $"{FixUpAdvice}, or correct the document.");

    public static TestDataException NoObject(string method, string path, string type) => Problem(
        "LT2311",
        $"The body of {method} {path} is no object but {type}.",
        "use BodyNode, which gives whatever the body is, and no overrides.");

    public static TestDataException OverridesAreNoObject(string type) => Problem(
        "LT2312",
        $"Overrides of type {type} have no fields.",
        "give an object with the fields to override, for example new { status = \"DRAFT\" }.");

    static TestDataException Problem(string code, string what, string fix, Exception? cause = null) =>
        new(new LoadTestProblem { Code = code, What = what, Fix = fix }, cause);

    static string Listed(IEnumerable<string> words, string separator) => string.Join(separator, words.Select(word => $"'{word}'"));
}
