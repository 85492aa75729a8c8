namespace LoadTest.Reliability.Faults;

/// <summary>What a broken server or network does to a request.</summary>
public enum Fault
{
    /// <summary>Nothing: 200 with a body.</summary>
    None,

    /// <summary>The connection is reset when the request has been read.</summary>
    ResetBeforeHeaders,

    /// <summary>The connection is reset after the headers of the response.</summary>
    ResetAfterHeaders,

    /// <summary>The connection is closed in the middle of the body.</summary>
    TruncatedBody,

    /// <summary>Nothing ever comes back.</summary>
    BlackHole,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>The body comes byte by byte, slower than the time-out.</summary>
    Drip,

    /// <summary>Something that is no HTTP.</summary>
    Garbage,

    /// <summary>Nobody listens at the port.</summary>
    Refused,

    /// <summary>TLS is spoken to somebody who does not.</summary>
    NoTls,

    /// <summary>There is no such host.</summary>
    NoHost,
}
