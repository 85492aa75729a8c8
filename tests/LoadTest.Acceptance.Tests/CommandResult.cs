namespace LoadTest.Acceptance;

/// <summary>What a command printed, in the order in which it came, and how it ended.</summary>
public sealed record CommandResult(int ExitCode, string Output);
