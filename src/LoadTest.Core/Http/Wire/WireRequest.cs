using System.Buffers;

namespace LoadTest.Http.Wire;

/// <summary>A request as bytes.</summary>
/// <param name="Start">How it begins.</param>
/// <param name="Bytes">All of it.</param>
/// <param name="Output">Where the bytes are; null when they belong to nobody.</param>
internal readonly record struct WireRequest(RequestStart Start, ReadOnlyMemory<byte> Bytes, ArrayBufferWriter<byte>? Output);
