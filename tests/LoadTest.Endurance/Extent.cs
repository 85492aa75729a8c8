namespace LoadTest.Endurance;

/// <summary>How much is repeated: by default a fraction that fits into every build, and with <c>LOADTEST_ENDURANCE=full</c> as much as the claims in docs/reliability.md rest on.</summary>
internal static class Extent
{
    const string Variable = "LOADTEST_ENDURANCE";

    /// <summary>One of two numbers.</summary>
    /// <exception cref="InvalidOperationException">The variable is neither empty nor <c>full</c>.</exception>
    public static int Of(int fraction, int full) => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => fraction,
        "full" => full,
        var other => throw new InvalidOperationException($"{Variable} is '{other}'. Leave it away, or set it to 'full'."),
    };
}
