namespace LoadTest.Schedule;

/// <summary>
/// Derives one seed for each user from the seed of the run, so that a user's choices do not depend on how threads interleave.
/// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
/// </summary>
internal static class SeedSequence
{
    /// <summary>The step of the sequence: 2⁶⁴ divided by the golden ratio.</summary>
    public const ulong Gamma = 0x9E3779B97F4A7C15UL;

    /// <summary>The seed of user <paramref name="index"/>.</summary>
    public static int SeedOf(int runSeed, int index) => (int)(StateOf(runSeed, index) & 0x7FFFFFFF);

    /// <summary>The same with all its bits.</summary>
    public static ulong StateOf(int runSeed, int index) => Mix((uint)runSeed + ((ulong)(index + 1) * Gamma));

    /// <summary>Spreads the bits of a number; one to one.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
