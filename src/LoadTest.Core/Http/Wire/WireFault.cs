namespace LoadTest.Http.Wire;

/// <summary>What is wrong with the bytes of a response.</summary>
internal enum WireFault
{
    None,

    /// <summary>The status line, a header or a trailer is no HTTP.</summary>
    InvalidHead,

    /// <summary>Status line, interim responses, headers and trailers are longer than <see cref="HeadReader.Limit"/>.</summary>
    HeadTooLong,

    /// <summary>The connection ended before anything of a response had come.</summary>
    NoResponse,

    /// <summary>The connection ended within the head.</summary>
    EndedInHead,

    /// <summary>The connection ended before the announced length of the body.</summary>
    EndedInBody,

    /// <summary>The connection ended between or within chunks.</summary>
    EndedInChunks,

    /// <summary>A chunk does not begin with its length.</summary>
    InvalidChunkLength,

    /// <summary>What follows the length of a chunk is no extension.</summary>
    InvalidChunkExtension,

    /// <summary>A chunk is longer than its length.</summary>
    InvalidChunkEnd,

    /// <summary>The line before a chunk is longer than <see cref="ChunkReader.LineLimit"/>.</summary>
    ChunkLineTooLong,
}
