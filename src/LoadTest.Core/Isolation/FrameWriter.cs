namespace LoadTest.Isolation;

/// <summary>Writes messages to one end of a pipe, whole and one after the other, from any thread.</summary>
internal sealed class FrameWriter(Stream stream)
{
    readonly Lock _writing = new();

    /// <summary>Writes a message. Blocks while the other end is behind.</summary>
    /// <returns>False when there is nobody at the other end any more.</returns>
    public bool TryWrite(GeneratorMessage message)
    {
        var line = Frame.Write(message);
        lock (_writing)
        {
            try
            {
                stream.Write(line);
                stream.Flush();
                return true;
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                return false;
            }
        }
    }
}
