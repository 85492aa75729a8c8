using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LoadTest.Http.Wire;

/// <summary>Makes of what went wrong the exception that the platform's client throws for it, so that failures read the same whoever has sent the request.</summary>
internal static class WireFailure
{
    const int PlatformBuffer = 4096;
    const string NotSent = "An error occurred while sending the request.";

    /// <summary>The connection could not be opened.</summary>
    public static HttpRequestException OfConnect(SocketException exception, WireEndpoint endpoint) => new(
        exception.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain ? HttpRequestError.NameResolutionError : HttpRequestError.ConnectionError,
        $"{exception.Message} ({endpoint.Host}:{endpoint.Port.ToString(CultureInfo.InvariantCulture)})",
        exception);

    /// <summary>Opening the connection has taken longer than it may.</summary>
    public static HttpRequestException OfConnectTimeout() =>
        new(HttpRequestError.ConnectionError, "The connection could not be established in time.", new TimeoutException());

    /// <summary>The connection broke.</summary>
    public static HttpRequestException OfBreak(SocketError error) =>
        new(HttpRequestError.Unknown, NotSent, new IOException("The connection broke.", new SocketException((int)error)));

    /// <summary>What came is no response.</summary>
    public static Exception OfFault(ResponseReader response) => response.Fault switch
    {
        WireFault.InvalidHead => new HttpRequestException(HttpRequestError.InvalidResponse, "The response head is invalid."),
        WireFault.HeadTooLong => new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "The response head is too long."),
        WireFault.NoResponse or WireFault.EndedInHead => new HttpRequestException(HttpRequestError.ResponseEnded, NotSent, Ended("The response ended prematurely.")),
        WireFault.EndedInBody => EndedBefore(response.Missing),
        WireFault.EndedInChunks => EndedInChunks(response.Missing),
        WireFault.InvalidChunkLength => Invalid($"Received chunk header length could not be parsed: '{Hex(response.FaultyBytes)}'."),
        WireFault.InvalidChunkExtension => Invalid($"Received an invalid chunk extension: '{Hex(response.FaultyBytes)}'."),
        WireFault.InvalidChunkEnd => Invalid($"Received an invalid chunk terminator: '{Encoding.ASCII.GetString(response.FaultyBytes)}'."),
        WireFault.ChunkLineTooLong => new HttpRequestException("The HTTP/1.1 response chunk was too large."),
        _ => throw new ArgumentOutOfRangeException(nameof(response), response.Fault, "There is no fault."),
    };

    // The platform's client counts what is missing of a chunk that is larger than its buffer.
    static HttpIOException EndedInChunks(ulong missing) => missing < PlatformBuffer ? Ended("The response ended prematurely.") : EndedBefore(missing);

    static HttpIOException EndedBefore(ulong missing) =>
        Ended(string.Create(CultureInfo.InvariantCulture, $"The response ended prematurely, with at least {missing} additional bytes expected."));

    static HttpIOException Ended(string message) => new(HttpRequestError.ResponseEnded, message);

    static HttpIOException Invalid(string message) => new(HttpRequestError.InvalidResponse, message);

    static string Hex(ReadOnlySpan<byte> bytes) => BitConverter.ToString(bytes.ToArray());
}
