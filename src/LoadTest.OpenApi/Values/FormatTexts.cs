using System.Buffers.Text;
using System.Globalization;

namespace LoadTest.OpenApi.Values;

/// <summary>Texts of the formats that OpenAPI documents name. Addresses of mail and hosts are in domains that belong to nobody (RFC 2606).</summary>
internal sealed class FormatTexts(Random random, DateOnly today)
{
    const int DaysAround = 365;
    const int SecondsOfDay = 86_400;

    /// <summary>A text of the format; null when the format is not known.</summary>
    public string? Make(string format) => Plain(format) switch
    {
        "uuid" or "guid" => Uuid(),
        "date" => Date(),
        "datetime" => $"{Date()}T{Time()}",
        "time" => Time(),
        "duration" => string.Create(CultureInfo.InvariantCulture, $"P{random.Next(1, 30)}DT{random.Next(1, 24)}H"),
        "email" or "idnemail" => $"{Word(Vocabulary.English.FirstNames)}.{Word(Vocabulary.English.LastNames)}{random.Next(1_000)}@example.com",
        "phone" or "phonenumber" or "telephone" or "tel" => string.Create(CultureInfo.InvariantCulture, $"{random.Next(201, 990)}-555-01{random.Next(100):00}"),
        "zip" or "zipcode" or "postalcode" => Place.All[random.Next(Place.All.Count)].Zip,
        "hostname" or "idnhostname" => $"{Word(Vocabulary.English.Words)}{random.Next(1_000)}.example.com",
        "ipv4" or "ip" => string.Create(CultureInfo.InvariantCulture, $"192.0.2.{random.Next(1, 255)}"),
        "ipv6" => string.Create(CultureInfo.InvariantCulture, $"2001:db8::{random.Next(1, 65_536):x}"),
        "uri" or "url" or "iri" => $"https://example.com/{Word(Vocabulary.English.Words)}/{random.Next(1_000)}",
        "urireference" or "irireference" => $"/{Word(Vocabulary.English.Words)}/{random.Next(1_000)}",
        "jsonpointer" => $"/{Word(Vocabulary.English.Words)}/{random.Next(10)}",
        "byte" or "base64" => Convert.ToBase64String(Bytes()),
        "base64url" => Base64Url.EncodeToString(Bytes()),
        "password" => $"{Word(Vocabulary.English.Words)}-{Word(Vocabulary.English.Words)}-{random.Next(100, 1_000)}A",
        _ => null,
    };

    /// <summary>Formats of one's own begin with 'x-'.</summary>
    static string Plain(string format) => FieldName.Plain(format.StartsWith("x-", StringComparison.OrdinalIgnoreCase) ? format[2..] : format);

    string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    string Date() => today.AddDays(random.Next(-DaysAround, DaysAround + 1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    string Time() => $"{TimeSpan.FromSeconds(random.Next(SecondsOfDay)):hh\\:mm\\:ss}Z";

    byte[] Bytes()
    {
        var bytes = new byte[random.Next(6, 25)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A word in characters that addresses may have.</summary>
    string Word(string[] words) => FieldName.Plain(words[random.Next(words.Length)]);
}
