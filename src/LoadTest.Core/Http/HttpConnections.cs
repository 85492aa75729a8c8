namespace LoadTest;

/// <summary>Whose the connections are.</summary>
public enum HttpConnections
{
    /// <summary>Each user opens its own, as clients of their own do: the service sees as many connections and TLS handshakes as users.</summary>
    PerUser,

    /// <summary>All users of a run share one pool, as the clients behind one gateway do: only as many are open as requests are in flight.</summary>
    Shared,
}
