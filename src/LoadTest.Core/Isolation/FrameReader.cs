using LoadTest.Measure;

namespace LoadTest.Isolation;

/// <summary>Reads messages from one end of a pipe. Blocks its thread; one reader.</summary>
internal sealed class FrameReader(Stream stream, int mostBytes = Frame.MostBytes)
{
    const int FirstBytes = 1 << 16;

    byte[] _buffer = new byte[Math.Min(FirstBytes, mostBytes)];
    int _length;

    /// <summary>The next message; null when the other end has closed the pipe, or its process has ended.</summary>
    /// <exception cref="LoadTestException">What came is no message, or breaks off in the middle of one.</exception>
    public GeneratorMessage? Read()
    {
        var looked = 0;
        while (true)
        {
            var end = _buffer.AsSpan(looked, _length - looked).IndexOf(Frame.End);
            if (end >= 0) return Take(looked + end);

            looked = _length;
            MakeRoom();
            var read = ReadSome();
            if (read == 0 && _length > 0) throw Frame.Broken($"it breaks off after {Units.Count(_length)} bytes");
            if (read == 0) return null;
            _length += read;
        }
    }

    GeneratorMessage Take(int end)
    {
        try
        {
            return Frame.Read(_buffer.AsSpan(0, end));
        }
        finally
        {
            _length -= end + 1;
            _buffer.AsSpan(end + 1, _length).CopyTo(_buffer);
        }
    }

    void MakeRoom()
    {
        if (_length < _buffer.Length) return;
        if (_length >= mostBytes) throw Frame.Broken($"it is longer than {Units.Count(mostBytes)} bytes");
        Array.Resize(ref _buffer, (int)Math.Min(_buffer.Length * 2L, mostBytes));
    }

    int ReadSome()
    {
        try
        {
            return stream.Read(_buffer, _length, _buffer.Length - _length);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return 0; // the pipe was torn down, which is an end as well
        }
    }
}
