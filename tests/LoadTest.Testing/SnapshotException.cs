namespace LoadTest.Testing;

/// <summary>A text is not what was verified before.</summary>
public sealed class SnapshotException(string message) : Exception(message);
