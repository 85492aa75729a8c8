using System.Net.Http.Json;
using LoadTest.Measure;

namespace LoadTest.Http;

/// <summary>A failed exchange in one line, for whoever looks for the cause: what was sent, what came back. Without secrets and without headers.</summary>
internal static class ExchangeText
{
    const int ExcerptLength = 400;

    // What is looked at for secrets: a value that begins within the excerpt is hidden whole.
    const int SearchLength = 4_000;

    public static string Of(HttpCall call, HttpReply? reply, Outcome outcome)
    {
        var address = Secrets.Redact(call.Address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
        var status = reply is { StatusCode: > 0 } ? $"HTTP {(int)reply.StatusCode}" : outcome.Reason;
        return $"{call.Method} {address} → {status}{Part("sent", SentText(call.Content))}{Part("received", reply?.Text ?? "")}";
    }

    static string Part(string name, string text) => text.Length == 0 ? "" : $", {name} {Excerpt(text)}";

    static string Excerpt(string text)
    {
        var safe = Secrets.Redact(text.Length <= SearchLength ? text : text[..SearchLength]).ReplaceLineEndings(" ");
        return safe.Length <= ExcerptLength ? safe : $"{safe[..ExcerptLength]}…";
    }

    // Other bodies may be streams that can be read once.
    static string SentText(HttpContent? content)
    {
        if (content is not (ByteArrayContent or JsonContent)) return content is null ? "" : $"({content.GetType().Name})";
        using var reader = new StreamReader(content.ReadAsStream(CancellationToken.None));
        return reader.ReadToEnd();
    }
}
