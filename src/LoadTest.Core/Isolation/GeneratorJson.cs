using System.Text.Json.Serialization;

namespace LoadTest.Isolation;

/// <summary>How messages are written. What follows from other members is left out: both ends are the same version of this assembly.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    IgnoreReadOnlyProperties = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters = [typeof(HistogramConverter), typeof(SecondCountsConverter), typeof(ThresholdConverter), typeof(SeriesFilterConverter)])]
[JsonSerializable(typeof(GeneratorMessage))]
internal sealed partial class GeneratorJson : JsonSerializerContext;
