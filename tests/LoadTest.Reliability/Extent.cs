namespace LoadTest.Reliability;

/// <summary>How much is repeated: by default a fraction that fits into every build, and with <c>RELIABILITY_EXTENT=full</c> as much as makes rare races show.</summary>
internal static class Extent
{
    const string Variable = "RELIABILITY_EXTENT";

    /// <summary>One of two numbers.</summary>
    /// <exception cref="InvalidOperationException">The variable is neither empty nor <c>full</c>.</exception>
    public static int Of(int fraction, int full) => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => fraction,
        "full" => full,
        var other => throw new InvalidOperationException($"{Variable} is '{other}'. Leave it away, or set it to 'full'."),
    };
}
