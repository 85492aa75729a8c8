using System.Globalization;
using LoadTest.Http;
using LoadTest.Http.Wire;
using LoadTest.Testing;

namespace LoadTest.Tests.Http.Wire;

public sealed class ResponseReaderTests
{
    [Fact]
    public void Whatever_comes_reads_the_same_in_any_pieces()
    {
        var fuzz = new ResponseFuzz(seed: 7);

        for (var i = 0; i < Inputs; i++) fuzz.Step();

        // Or nothing has been tried.
        Assert.True(fuzz.Seen.Good > Inputs / 20, $"{fuzz.Seen}");
        Assert.True(fuzz.Seen.Bad > Inputs / 20, $"{fuzz.Seen}");
    }

    [Fact]
    public void A_response_like_the_one_before_costs_no_allocation()
    {
        var reader = new ResponseReader();
        var bytes = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nContent-Length: 5\r\n\r\nhello"u8.ToArray();
        var chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"u8.ToArray();

        AllocationAssert.None(() =>
        {
            Read(reader, bytes);
            Read(reader, chunks);
        });
    }

    [Fact]
    public void Endless_bodies_are_counted_and_not_kept()
    {
        var reader = new ResponseReader();
        var piece = new byte[64 * 1024];
        reader.Begin(isHeadRequest: false, keptBytes: 1_000, keptBytesOfFailures: 1_000);
        Read(reader, "HTTP/1.1 200 OK\r\n\r\n"u8, begins: false);

        for (var i = 0; i < 1_000; i++) Assert.Equal(ReadProgress.NeedsMore, Read(reader, piece, begins: false));

        Assert.Equal(1_000, reader.Body.Kept.Length);
        Assert.Equal(1_000L * piece.Length, reader.Body.Length);
    }

    [Fact]
    public void Memory_grows_with_what_has_come_and_not_with_what_was_announced()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reader = new ResponseReader();

        reader.Begin(isHeadRequest: false, ResponseBody.KeptBytes, ResponseBody.KeptBytes);
        Read(reader, "HTTP/1.1 200 OK\r\nContent-Length: 16000000\r\n\r\nhello"u8, begins: false);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 10_000);
    }

    static int Inputs => int.TryParse(Environment.GetEnvironmentVariable("FUZZ_INPUTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var inputs) ? inputs : 50_000;

    static ReadProgress Read(ResponseReader reader, ReadOnlySpan<byte> bytes, bool begins = true)
    {
        if (begins) reader.Begin(isHeadRequest: false, keptBytes: 1_000, keptBytesOfFailures: 1_000);
        return reader.Read(ref bytes);
    }
}
