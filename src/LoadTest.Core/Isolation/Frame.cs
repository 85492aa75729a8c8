using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LoadTest.Isolation;

/// <summary>One message as one line: the version of the protocol, a space, JSON, and the end of the line, which JSON never contains.</summary>
internal static class Frame
{
    /// <summary>Raised when one end could misunderstand the other.</summary>
    public const int Version = 1;

    /// <summary>The longest line, in bytes: many times the result of an hour with a thousand request names.</summary>
    public const int MostBytes = 1 << 28;

    public const byte End = (byte)'\n';

    const int Shown = 80;

    static readonly byte[] Prefix = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version} "));

    public static byte[] Write(GeneratorMessage message) => [.. Prefix, .. JsonSerializer.SerializeToUtf8Bytes(message, GeneratorJson.Default.GeneratorMessage), End];

    /// <param name="line">Without its end.</param>
    /// <exception cref="LoadTestException">The line is no message of this version.</exception>
    public static GeneratorMessage Read(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(Prefix)) throw Broken($"it is not of version {Version}: '{Beginning(line)}'");
        try
        {
            return JsonSerializer.Deserialize(line[Prefix.Length..], GeneratorJson.Default.GeneratorMessage) ?? throw Broken("it is empty");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            throw Broken($"it cannot be read ({exception.Message.ReplaceLineEndings(" ")}): '{Beginning(line)}'");
        }
    }

    /// <summary>What is said of a line that is no message.</summary>
    public static LoadTestException Broken(string what) => new(
    [
        new LoadTestProblem
        {
            Code = "LT1174",
            What = $"A message between the test host and the process that sends the load was not understood: {what}.",
            Fix = "build the tests again, so that both are of the same version of LoadTest; if it stays, run without Isolation and report it.",
        },
    ]);

    static string Beginning(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, Shown)]);
        return string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter)) + (line.Length > Shown ? "…" : "");
    }
}
