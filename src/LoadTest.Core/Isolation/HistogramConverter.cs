using System.Text.Json;
using System.Text.Json.Serialization;
using LoadTest.Measure;

namespace LoadTest.Isolation;

/// <summary>A histogram as numbers: min, max, sum, and then highest value and count of each bucket. Loses nothing.</summary>
internal sealed class HistogramConverter : JsonConverter<LatencyHistogram>
{
    const int Fixed = 3;

    public override LatencyHistogram Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var numbers = NumberList.Read(ref reader);
        if (numbers.Count < Fixed || numbers.Count % 2 != Fixed % 2) throw new JsonException("A histogram has three numbers and two for each bucket.");

        var buckets = new List<(long, long)>();
        for (var i = Fixed; i < numbers.Count; i += 2) buckets.Add((numbers[i], numbers[i + 1]));
        return LatencyHistogram.Of(numbers[0], numbers[1], numbers[2], buckets);
    }

    public override void Write(Utf8JsonWriter writer, LatencyHistogram value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Min);
        writer.WriteNumberValue(value.Max);
        writer.WriteNumberValue(value.Sum);
        foreach (var (highestValue, count) in value.Buckets())
        {
            writer.WriteNumberValue(highestValue);
            writer.WriteNumberValue(count);
        }

        writer.WriteEndArray();
    }
}
