namespace LoadTest;

/// <summary>How <see cref="Http.HttpSession.ListenAsync"/> listens.</summary>
public sealed record ServerEventOptions
{
    internal static ServerEventOptions Default { get; } = new();

    /// <summary>
    /// The longest event that is received, in bytes: its lines as they are sent, without line breaks and comments. 1 or more. A
    /// longer one is a failed event, and ends the stream for good.
    /// </summary>
    /// <value>1 MiB</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxEventBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1024 * 1024;

    /// <summary>
    /// Whether the stream is opened again when it has ended or broken, or could not be reached, until the user stops: as browsers do it, with the
    /// last id that the server gave as <c>Last-Event-ID</c>, after the time that it asked for with <c>retry:</c>, else after 3 s, but never
    /// sooner than after 100 ms. Each attempt is a request of its own. A status that is a failure, a content type that is no event stream, and the status 204 end it.
    /// </summary>
    /// <value>False: the enumeration ends with the stream.</value>
    public bool Reconnects { get; init; }
}
