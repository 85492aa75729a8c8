using System.Globalization;
using System.Text.Json;

namespace LoadTest.Data;

/// <summary>Reads the rows of a file that is one JSON array.</summary>
internal static class JsonRows
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="TestDataException">The text is no array of such elements, or an empty one.</exception>
    public static IReadOnlyList<T> Read<T>(string file, string text)
    {
        try
        {
            var rows = JsonSerializer.Deserialize<List<T>>(text, Options) ?? throw DataProblems.MalformedJson(file, "it is null");
            if (rows.FindIndex(row => row is null) is >= 0 and var index) throw DataProblems.MalformedJson(file, string.Create(CultureInfo.InvariantCulture, $"element {index} is null"));
            return rows;
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $" (line {line + 1}, {exception.Path})") : "";
            throw DataProblems.MalformedJson(file, $"it cannot be read as an array of {typeof(T).Name}{place}", exception);
        }
    }
}
