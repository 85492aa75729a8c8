using System.Runtime.CompilerServices;

namespace LoadTest;

/// <summary>
/// What must hold for the load test to pass, for example <c>p95 &lt; 200ms</c>, <c>failures &lt; 1%</c> or
/// <c>p99(GET /items/{id}) &lt; 400ms</c>. Each threshold is a test node of its own. The grammar is in <c>docs/thresholds.md</c>.
/// </summary>
/// <param name="text">The threshold. A malformed one is reported when the test runs, before any load is sent.</param>
/// <param name="file">Set by the compiler: where a failure points to.</param>
/// <param name="line">Set by the compiler: where a failure points to.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ThresholdAttribute(string text, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The threshold as written.</summary>
    public string Text { get; } = text;

    /// <summary>The source file of the attribute.</summary>
    public string File { get; } = file;

    /// <summary>The line of the attribute.</summary>
    public int Line { get; } = line;
}
