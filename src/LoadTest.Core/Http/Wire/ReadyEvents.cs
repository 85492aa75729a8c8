using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LoadTest.Http.Wire;

/// <summary>
/// The events that one wait has brought. Laid out by hand: the kernel packs <c>struct epoll_event</c> on x64 (12 bytes) and aligns
/// it elsewhere (16 bytes).
/// </summary>
internal sealed class ReadyEvents
{
    public const uint Readable = 0x1;
    public const uint Writable = 0x4;
    public const uint Error = 0x8;
    public const uint HangUp = 0x10;
    public const uint PeerClosed = 0x2000;
    public const uint EdgeTriggered = 0x8000_0000;

    const int Capacity = 256;

    static readonly int Size = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    static readonly int DataOffset = Size - sizeof(ulong);

    readonly byte[] _events = new byte[Capacity * Size];

    /// <summary>Has a descriptor reported for good: once for each change, so that nothing has to be asked for again.</summary>
    /// <returns>Whether the kernel took it.</returns>
    public static bool TryAdd(SafeFileHandle epoll, int descriptor, ulong data)
    {
        Span<byte> wanted = stackalloc byte[Size];
        BinaryPrimitives.WriteUInt32LittleEndian(wanted, Readable | Writable | PeerClosed | EdgeTriggered);
        BinaryPrimitives.WriteUInt64LittleEndian(wanted[DataOffset..], data);
        return Libc.EpollControl(epoll, Libc.ControlAdd, descriptor, ref MemoryMarshal.GetReference(wanted)) == 0;
    }

    /// <summary>Waits for events.</summary>
    /// <returns>How many there are; below 0 when the wait was interrupted.</returns>
    public int Wait(SafeFileHandle epoll, bool isPolling) =>
        Libc.EpollWait(epoll, ref MemoryMarshal.GetArrayDataReference(_events), Capacity, isPolling ? 0 : -1);

    public uint FlagsOf(int index) => BinaryPrimitives.ReadUInt32LittleEndian(_events.AsSpan(index * Size));

    public ulong DataOf(int index) => BinaryPrimitives.ReadUInt64LittleEndian(_events.AsSpan((index * Size) + DataOffset));
}
