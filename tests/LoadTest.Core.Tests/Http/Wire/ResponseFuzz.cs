using System.Text;
using LoadTest.Http.Wire;

namespace LoadTest.Tests.Http.Wire;

/// <summary>
/// Makes up responses, from valid to nonsense, and has them read in different pieces. What was found must not depend on the pieces, must
/// be bounded, and what follows a response must not belong to it. Everything derives from one seed.
/// </summary>
internal sealed class ResponseFuzz(int seed)
{
    const int KeptBytes = 300;

    static readonly byte[][] Corpus = [.. RawResponses.All.Values.Select(response => response.Bytes).Where(bytes => bytes.Length < 5_000).Select(Encoding.Latin1.GetBytes)];

    static readonly string[] Pieces =
    [
        "HTTP/1.1 200 OK\r\n", "HTTP/1.1 404 Not Found\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 204 No Content\r\n", "HTTP/1.0 200\r\n", "HTTP/1.1 101 X\r\n", "Content-Length: 5\r\n",
        "Content-Length: 99999999999\r\n", "Content-Length: -1\r\n", "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip\r\n", "Connection: close\r\n", "Keep-Alive: timeout=5\r\n", "X: y\r\n", " folded\r\n", "\tx\r\n",
        "Set-Cookie: a=b\r\n", "\r\n", "\n", "\r", ":", " ", "hello", "5\r\nhello\r\n", "0\r\n", "0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\n", "10000000000000000\r\n", "1;x=y\r\nz\r\n", "\0", "\xFF", "A: ", ";",
    ];

    readonly Random _random = new(seed);
    readonly ResponseReader _whole = new();
    readonly ResponseReader _split = new();

    /// <summary>How many were responses, and how many were found to be none.</summary>
    public (long Good, long Bad, long Unfinished) Seen { get; private set; }

    /// <summary>Has one input read. Throws what is wrong.</summary>
    public void Step()
    {
        var input = Next();
        var isHead = _random.Next(8) == 0;
        var expected = Read(_whole, input, isHead, () => input.Length);
        var actual = Read(_split, input, isHead, () => 1 + _random.Next(_random.Next(2) == 0 ? 3 : 40));
        if (expected != actual) throw new InvalidOperationException($"Seed {seed}: {expected} became {actual} in pieces: {Convert.ToHexString(input)}");
        Seen = expected.Fault != WireFault.None ? (Seen.Good, Seen.Bad + 1, Seen.Unfinished)
            : expected.Progress == ReadProgress.Done ? (Seen.Good + 1, Seen.Bad, Seen.Unfinished)
            : (Seen.Good, Seen.Bad, Seen.Unfinished + 1);
    }

    byte[] Next()
    {
        if (_random.Next(2) == 0) return Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(0, 1 + _random.Next(12)).Select(_ => Pieces[_random.Next(Pieces.Length)])));

        var input = new List<byte>(Corpus[_random.Next(Corpus.Length)]);
        for (var changes = _random.Next(5); changes > 0; changes--) Change(input);
        return [.. input];
    }

    void Change(List<byte> input)
    {
        var at = _random.Next(input.Count + 1);
        switch (_random.Next(6))
        {
            case 0 when at < input.Count:
                input[at] = (byte)_random.Next(256);
                break;
            case 1 when at < input.Count:
                input.RemoveRange(at, Math.Min(input.Count - at, 1 + _random.Next(20)));
                break;
            case 2:
                input.InsertRange(at, Encoding.Latin1.GetBytes(Pieces[_random.Next(Pieces.Length)]));
                break;
            case 3 when at < input.Count:
                input.InsertRange(at, input.GetRange(at, Math.Min(input.Count - at, 1 + _random.Next(60))));
                break;
            case 4:
                input.InsertRange(at, Enumerable.Repeat((byte)_random.Next(256), _random.Next(200)));
                break;
            default:
                input.AddRange(Corpus[_random.Next(Corpus.Length)]);
                break;
        }
    }

    static Result Read(ResponseReader reader, byte[] input, bool isHead, Func<int> pieceLength)
    {
        reader.Begin(isHead, KeptBytes, KeptBytes);
        var progress = ReadProgress.NeedsMore;
        var taken = 0;
        while (taken < input.Length && progress == ReadProgress.NeedsMore)
        {
            var piece = input.AsSpan(taken, Math.Min(pieceLength(), input.Length - taken));
            ReadOnlySpan<byte> rest = piece;
            progress = reader.Read(ref rest);
            if (progress == ReadProgress.NeedsMore && !rest.IsEmpty) throw new InvalidOperationException($"It wants more and has left {rest.Length} bytes.");
            taken += piece.Length - rest.Length;
        }

        var ended = progress == ReadProgress.NeedsMore ? reader.End() : progress;
        if (ended == ReadProgress.NeedsMore) throw new InvalidOperationException("It wants more after the end.");
        if (reader.Body.Kept.Length > KeptBytes || reader.Head.Length > HeadReader.Limit) throw new InvalidOperationException("It keeps too much.");
        if (ended == ReadProgress.Done) Use(reader);
        return new Result(progress, reader.Fault, reader.StatusCode, reader.IsReusable, ended == ReadProgress.Done ? taken : 0, reader.Body.Length, Latin(reader.Body.Kept), ended == ReadProgress.Done ? Latin(reader.Head) : "");
    }

    /// <summary>What users may ask of a response that was read.</summary>
    static void Use(ResponseReader reader)
    {
        foreach (var (name, values) in ResponseHead.HeadersOf(reader.Head).NonValidated) ArgumentNullException.ThrowIfNull(name + values);
        ArgumentNullException.ThrowIfNull(ResponseHead.PhraseOf(reader.Head));
    }

    static string Latin(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    sealed record Result(ReadProgress Progress, WireFault Fault, int Status, bool IsReusable, int Taken, long BodyLength, string Kept, string Head);
}
