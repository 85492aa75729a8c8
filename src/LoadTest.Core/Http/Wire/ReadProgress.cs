namespace LoadTest.Http.Wire;

/// <summary>How far the reading of a response, or of a part of one, has come.</summary>
internal enum ReadProgress
{
    NeedsMore,
    Done,
    Failed,
}
