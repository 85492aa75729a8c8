namespace LoadTest.Http.Wire;

/// <summary>How what was asked of a connection ended.</summary>
internal enum WireResult
{
    /// <summary>The connection is open, or the response is there.</summary>
    Done,

    /// <summary>The connection could not be opened, or broke: <see cref="WireConnection.SocketError"/> says how.</summary>
    Broken,

    /// <summary>What came is no response: <see cref="ResponseReader.Fault"/> says why.</summary>
    Faulty,

    /// <summary>Given up by whoever asked.</summary>
    Aborted,
}
