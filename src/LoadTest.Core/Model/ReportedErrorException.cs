namespace LoadTest;

/// <summary>What <see cref="Behavior.ReportError"/> hands to <see cref="IRunHooks.OnUserError"/>. Never thrown.</summary>
/// <param name="message">The text that was reported.</param>
public sealed class ReportedErrorException(string message) : Exception(message);
