using System.Text.Json;
using System.Text.Json.Serialization;
using LoadTest.Measure;

namespace LoadTest.Isolation;

/// <summary>The counts of a second as four numbers: there is one for each series and second.</summary>
internal sealed class SecondCountsConverter : JsonConverter<SecondCounts>
{
    public override SecondCounts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NumberList.Read(ref reader) is [var ok, var failed, var cancelled, var sum]
            ? new SecondCounts((int)ok, (int)failed, (int)cancelled, sum)
            : throw new JsonException("The counts of a second are four numbers.");

    public override void Write(Utf8JsonWriter writer, SecondCounts value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Ok);
        writer.WriteNumberValue(value.Failed);
        writer.WriteNumberValue(value.Cancelled);
        writer.WriteNumberValue(value.OkLatencySumNanos);
        writer.WriteEndArray();
    }
}
