using System.Text.Json;
using System.Text.Json.Serialization;
using LoadTest.Measure;

namespace LoadTest.Isolation;

/// <summary>A filter as the name that it asks for; empty for all.</summary>
internal sealed class SeriesFilterConverter : JsonConverter<SeriesFilter>
{
    public override SeriesFilter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } name ? SeriesFilter.Named(name) : SeriesFilter.All;

    public override void Write(Utf8JsonWriter writer, SeriesFilter value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
