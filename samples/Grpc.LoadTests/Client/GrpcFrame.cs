using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Grpc.LoadTests.Client;

/// <summary>
/// How gRPC puts messages into an HTTP body: one byte "compressed", four bytes length, big-endian, then the message. Compression
/// was not offered, so a compressed message is an error.
/// </summary>
public static class GrpcFrame
{
    const int HeaderBytes = 5;
    const int LongestMessageBytes = 4 * 1024 * 1024;

    /// <summary>The message in its frame.</summary>
    public static byte[] Write(IMessage message)
    {
        var length = message.CalculateSize();
        var frame = new byte[HeaderBytes + length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)length);
        message.WriteTo(frame.AsSpan(HeaderBytes));
        return frame;
    }

    /// <summary>Reads message after message until the body is at its end.</summary>
    /// <exception cref="InvalidDataException">The body is not made of such frames, or a message is longer than 4 MB.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(Stream body, MessageParser<T> parser, [EnumeratorCancellation] CancellationToken token)
        where T : IMessage<T>
    {
        var header = new byte[HeaderBytes];
        while (await body.ReadAtLeastAsync(header, HeaderBytes, throwOnEndOfStream: false, token) is > 0 and var read)
            yield return await ReadMessageAsync(body, parser, LengthIn(header.AsSpan(0, read)), token);
    }

    static int LengthIn(ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderBytes)
            throw new InvalidDataException("The body ends within the head of a message.");
        if (header[0] != 0)
            throw new InvalidDataException("The message is compressed.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        return length <= LongestMessageBytes ? (int)length : throw new InvalidDataException($"The message is longer than {LongestMessageBytes} bytes.");
    }

    static async Task<T> ReadMessageAsync<T>(Stream body, MessageParser<T> parser, int length, CancellationToken token)
        where T : IMessage<T>
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await body.ReadExactlyAsync(buffer.AsMemory(0, length), token);
            return parser.ParseFrom(buffer, 0, length);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("The body ends within a message.");
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new InvalidDataException("The message cannot be read.", exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
