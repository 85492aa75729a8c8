using System.Text.Json;
using System.Text.Json.Serialization;
using LoadTest.Judge;

namespace LoadTest.Isolation;

/// <summary>A threshold as the text that it was read from.</summary>
internal sealed class ThresholdConverter : JsonConverter<Threshold>
{
    public override Threshold Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parsed = ThresholdParser.Parse(reader.GetString() ?? "");
        return parsed.IsThreshold ? parsed.Threshold : throw new JsonException(parsed.Problem);
    }

    public override void Write(Utf8JsonWriter writer, Threshold value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
