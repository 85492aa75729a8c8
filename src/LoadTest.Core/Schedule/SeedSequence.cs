namespace LoadTest.Schedule;

/// <summary>
/// Derives one seed for each user from the seed of the run, so that a user's choices do not depend on how threads interleave.
/// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
/// </summary>
internal static class SeedSequence
{
    /// <summary>The seed of user <paramref name="index"/>.</summary>
    public static int SeedOf(int runSeed, int index)
    {
        var z = (ulong)(uint)runSeed + ((ulong)(index + 1) * 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (int)((z ^ (z >> 31)) & 0x7FFFFFFF);
    }
}
