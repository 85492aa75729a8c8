using System.Text.Json;

namespace LoadTest.Isolation;

/// <summary>Reads an array of whole numbers.</summary>
internal static class NumberList
{
    /// <exception cref="JsonException">It is none.</exception>
    public static IReadOnlyList<long> Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("An array of numbers is expected.");

        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number)) throw new JsonException("A whole number is expected.");
            numbers.Add(number);
        }

        return numbers;
    }
}
