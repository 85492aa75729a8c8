using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace LoadTest.Http.Wire;

/// <summary>
/// A socket that never waits. Opened and closed by the platform, used without it: the platform would have its own thread watch the
/// socket, too. Not safe to be used by two threads at once: a descriptor that was closed may be somebody else's.
/// </summary>
internal sealed class WireSocket : IDisposable
{
    readonly Socket _socket;

    WireSocket(Socket socket)
    {
        _socket = socket;
        Descriptor = (int)socket.SafeHandle.DangerousGetHandle();
    }

    public int Descriptor { get; }

    /// <summary>Begins to connect.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="error">Why that has failed at once.</param>
    /// <returns>Null when it has.</returns>
    public static WireSocket? TryConnect(IPEndPoint target, out SocketError error)
    {
        try
        {
            var socket = new WireSocket(new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false, NoDelay = true });
            error = SpareDescriptors.Includes(socket.Descriptor) ? SocketError.TooManyOpenSockets : socket.Connect(target.Serialize());
            if (error == SocketError.Success) return socket;
            socket.Dispose();
        }
        catch (SocketException exception)
        {
            error = exception.SocketErrorCode;
        }

        return null;
    }

    /// <summary>How connecting has ended.</summary>
    public SocketError ConnectError() => (SocketError)(int)_socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!; // this option is a number

    /// <summary>Sends as much as the kernel takes.</summary>
    /// <param name="bytes">What is left of it waits for the kernel to take more.</param>
    public SocketError Send(ref ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var sent = Libc.Send(Descriptor, in MemoryMarshal.GetReference(bytes), bytes.Length, Libc.DoNotWait | Libc.NoSignal);
            if (sent >= 0)
            {
                bytes = bytes[(int)sent..];
                continue;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error == Libc.TryAgain) break;
            if (error != Libc.Interrupted) return SocketErrors.Of(error);
        }

        return SocketError.Success;
    }

    /// <summary>Takes what has come.</summary>
    /// <returns>How many bytes; 0 at the end of the connection; below 0 when nothing has come, or <paramref name="error"/> has happened.</returns>
    public int Receive(Span<byte> buffer, out SocketError error)
    {
        while (true)
        {
            error = SocketError.Success;
            var received = (int)Libc.Receive(Descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length, Libc.DoNotWait);
            if (received >= 0) return received;

            var number = Marshal.GetLastPInvokeError();
            if (number == Libc.Interrupted) continue;
            if (number != Libc.TryAgain) error = SocketErrors.Of(number);
            return received;
        }
    }

    /// <summary>Whether nothing has come, not even the end.</summary>
    public bool IsSilent()
    {
        Span<byte> one = stackalloc byte[1];
        return Libc.Receive(Descriptor, ref MemoryMarshal.GetReference(one), 1, Libc.DoNotWait | Libc.Peek) < 0 && Marshal.GetLastPInvokeError() == Libc.TryAgain;
    }

    public void Dispose() => _socket.Dispose();

    // Not by the platform's Connect, which throws for a connection that is under way.
    SocketError Connect(SocketAddress target)
    {
        if (Libc.Connect(Descriptor, in MemoryMarshal.GetReference(target.Buffer.Span), target.Size) == 0) return SocketError.Success;
        var error = Marshal.GetLastPInvokeError();
        return error == Libc.InProgress ? SocketError.Success : SocketErrors.Of(error);
    }
}
