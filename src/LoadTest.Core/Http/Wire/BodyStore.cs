namespace LoadTest.Http.Wire;

/// <summary>
/// Takes the bytes of a body as they arrive, and keeps as many as are wanted. Grows with what has arrived and never with what was
/// announced: a server that promises gigabytes must send them first.
/// </summary>
internal sealed class BodyStore
{
    const int SmallBytes = 64 * 1024;

    byte[] _bytes = [];
    int _kept;
    int _limit;

    /// <summary>Of everything that came, kept or not.</summary>
    public long Length { get; private set; }

    public ReadOnlySpan<byte> Kept => _bytes.AsSpan(0, _kept);

    public void Begin(int limit)
    {
        if (_bytes.Length > SmallBytes) _bytes = [];
        _kept = 0;
        _limit = limit;
        Length = 0;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        var room = _limit - _kept;
        if (room < bytes.Length) bytes = bytes[..room];
        if (bytes.IsEmpty) return;

        if (_kept + bytes.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Min(_limit, Math.Max(_kept + bytes.Length, Math.Max(256, _bytes.Length * 2))));
        bytes.CopyTo(_bytes.AsSpan(_kept));
        _kept += bytes.Length;
    }

    /// <summary>What was kept, for good. Large bodies are not copied: the store gives its array away.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        if (_kept <= SmallBytes) return Kept.ToArray();
        var taken = _bytes.AsMemory(0, _kept);
        _bytes = [];
        _kept = 0;
        return taken;
    }
}
