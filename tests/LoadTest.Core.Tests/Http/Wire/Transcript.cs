using System.Globalization;
using System.Text;
using LoadTest.Http;

namespace LoadTest.Tests.Http.Wire;

/// <summary>Everything that a scenario shows: to the user, to whoever counts, and to the server.</summary>
internal static class Transcript
{
    /// <summary>Plays a scenario against a server of its own.</summary>
    /// <param name="client">Who is to send.</param>
    /// <param name="script">What happens on each connection.</param>
    /// <param name="act">What the user does.</param>
    /// <param name="options">The user's options.</param>
    public static async Task<(string Text, int PlatformClients)> OfAsync(
        HttpClientChoice client, Func<ScriptedConnection, Task> script, Func<HttpSession, Task<IReadOnlyList<HttpReply>>> act, HttpOptions? options = null)
    {
        await using var server = new ScriptedServer(script);
        using var fixture = new HttpFixture(server.Address, (options ?? HttpOptions.Default) with { Client = client });
        var replies = await act(fixture.Session).WaitAsync(TimeSpan.FromSeconds(20));

        var text = new StringBuilder();
        foreach (var reply in replies) Describe(reply, text);
        foreach (var counted in fixture.Counted) text.AppendLine(CultureInfo.InvariantCulture, $"counted {counted}");
        foreach (var connection in server.Connections) text.AppendLine(CultureInfo.InvariantCulture, $"connection {connection.Number} saw [{connection.Seen}]");
        var platformClients = fixture.Run.Shared(() => new HttpTransportFactory()).Created;
        return (text.Replace(server.Address.Port.ToString(CultureInfo.InvariantCulture), "PORT").ToString(), platformClients);
    }

    static void Describe(HttpReply reply, StringBuilder text)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"status {(int)reply.StatusCode}, error '{reply.Error}', {reply.BodyLength} bytes of body");
        foreach (var (name, values) in reply.Headers?.NonValidated.OrderBy(header => header.Key, StringComparer.Ordinal).AsEnumerable() ?? [])
            text.AppendLine(CultureInfo.InvariantCulture, $"  {name}: {string.Join(", ", values)}");
        text.AppendLine(reply.Body.Length <= 2_000 ? $"  body [{Encoding.Latin1.GetString(reply.Body.Span)}]" : $"  body of hash {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(reply.Body.Span))}");
    }
}
