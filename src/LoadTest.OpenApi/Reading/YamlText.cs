using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LoadTest.OpenApi.Reading;

/// <summary>
/// Turns YAML into JSON by the core schema of YAML 1.2: of the unquoted words only null, true, false and numbers are anything
/// but text, so that <c>no</c> stays a country and <c>02134</c> a postal code.
/// </summary>
internal static partial class YamlText
{
    /// <summary>Deeper than any document; an anchor that contains itself is deeper still.</summary>
    const int DeepestNesting = 256;

    /// <exception cref="YamlException">The text is no YAML, or something in it has no counterpart in JSON.</exception>
    public static JsonNode? ToJson(string text)
    {
        var stream = new YamlStream();
        stream.Load(new MergingParser(new Parser(new StringReader(text))));
        return stream.Documents.Count == 0 ? null : Convert(stream.Documents[0].RootNode, depth: 0);
    }

    static JsonNode? Convert(YamlNode node, int depth)
    {
        if (depth > DeepestNesting) throw new YamlException(node.Start, node.End, $"nested deeper than {DeepestNesting} levels");

        return node switch
        {
            YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child => KeyValuePair.Create(KeyOf(child.Key), Convert(child.Value, depth + 1)))),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(child => Convert(child, depth + 1))]),
            YamlScalarNode { Style: ScalarStyle.Plain } plain => OfPlain(plain.Value ?? ""),
            YamlScalarNode quoted => quoted.Value,
            _ => throw new YamlException(node.Start, node.End, $"{node.NodeType} has no counterpart in JSON"),
        };
    }

    static string KeyOf(YamlNode key) =>
        (key as YamlScalarNode)?.Value ?? throw new YamlException(key.Start, key.End, "a key that is no text");

    static JsonNode? OfPlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when Number().IsMatch(text) => JsonNode.Parse(text.StartsWith('+') ? text[1..] : text),
        _ => text,
    };

    /// <summary>A number as JSON writes it, or with a plus in front.</summary>
    [GeneratedRegex(@"^[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
