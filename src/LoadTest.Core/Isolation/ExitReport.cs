namespace LoadTest.Isolation;

/// <summary>From the generator: its process is ending although its run is not. User code has called <c>Environment.Exit</c>.</summary>
internal sealed record ExitReport : GeneratorMessage;
