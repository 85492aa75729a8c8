using LoadTest.Http;

namespace LoadTest;

/// <summary>How a <see cref="WebSocketSession"/> connects, and what it does with what it receives.</summary>
public sealed record WebSocketSessionOptions
{
    internal static WebSocketSessionOptions Default { get; } = new();

    /// <summary>Sub-protocols to offer to the server, the preferred one first.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> SubProtocols { get; init; } = [];

    /// <summary>Headers of the request that opens the connection, for example <c>Origin</c>; beside those of the user's HTTP session, if it has one.</summary>
    /// <value>None.</value>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the server's TLS certificate must be valid. Switch it off for a self-signed certificate of a test server only. False in the <see cref="HttpOptions"/> of the user counts, too.</summary>
    /// <value>True.</value>
    public bool VerifyCertificates { get; init; } = true;

    /// <summary>How long connecting may take, and sending a message, before it is counted as failed. A message that was sent in part breaks the connection.</summary>
    /// <value>30 s</value>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0 and at most 24 days.</exception>
    public TimeSpan Timeout { get; init => field = HttpExchange.Checked(value); } = TimeSpan.FromSeconds(30);

    /// <summary>How long a round trip waits for its answer, before it is counted as failed. The connection stays open.</summary>
    /// <value>30 s</value>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0 and at most 24 days.</exception>
    public TimeSpan AnswerTimeout { get; init => field = HttpExchange.Checked(value); } = TimeSpan.FromSeconds(30);

    /// <summary>How long closing waits for the server to agree, before the connection is cut. The end of the run may cut it earlier.</summary>
    /// <value>2 s</value>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0 and at most 24 days.</exception>
    public TimeSpan CloseTimeout { get; init => field = HttpExchange.Checked(value); } = TimeSpan.FromSeconds(2);

    /// <summary>The longest message that is received, in bytes; 1 or more. A longer one is a failed <c>receive</c>, and ends the connection.</summary>
    /// <value>1 MiB</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxMessageBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = 1024 * 1024;

    /// <summary>
    /// Gets each message as it arrives, but for answers of <see cref="WebSocketSession.RoundTripAsync(string, Func{WebSocketMessage, bool}, string)"/>.
    /// It holds up the next message, so be quick. What it throws is counted as an error of the user.
    /// </summary>
    /// <value>None: messages are kept for <see cref="WebSocketSession.ReceiveAsync()"/>.</value>
    public Action<WebSocketMessage>? OnMessage { get; init; }

    /// <summary>How many messages are kept for <see cref="WebSocketSession.ReceiveAsync()"/>, 1 or more; when there are more, the oldest are dropped. They have been counted.</summary>
    /// <value>100</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int KeptMessages
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = 100;

    /// <summary>The request name that a received message is counted under, for example by its type; keep ids out of it.</summary>
    /// <value><c>receive</c> for every message.</value>
    public Func<WebSocketMessage, string> NameOf { get; init; } = _ => WebSocketSession.ReceiveName;
}
