namespace LoadTest.Schedule;

/// <summary>
/// Random numbers from eight bytes of state: each user has its own, and the platform's seeded generator takes 300. SplitMix64
/// (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014), period 2⁶⁴. Not for several threads at once.
/// </summary>
internal sealed class SplitMixRandom(ulong seed) : Random(Seed: 0)
{
    ulong _state = seed;

    /// <summary>The same numbers for who keeps the state itself: a generator of the platform's kind takes 80 bytes.</summary>
    public static double NextDouble(ref ulong state) => (NextBits(ref state) >> 11) * (1.0 / (1UL << 53));

    /// <summary>The generator of user <paramref name="index"/> in the run of a seed.</summary>
    public static SplitMixRandom Of(int runSeed, int index) => new(SeedSequence.StateOf(runSeed, index));

    public override int Next() => Next(int.MaxValue);

    public override int Next(int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return (int)Below((ulong)maxValue);
    }

    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return (int)(minValue + (long)Below((ulong)((long)maxValue - minValue)));
    }

    public override long NextInt64() => NextInt64(long.MaxValue);

    public override long NextInt64(long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxValue);
        return (long)Below((ulong)maxValue);
    }

    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return (long)((ulong)minValue + Below((ulong)maxValue - (ulong)minValue));
    }

    public override double NextDouble() => NextDouble(ref _state);

    public override float NextSingle() => (NextBits() >> 40) * (1.0f / (1 << 24));

    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    public override void NextBytes(Span<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++) buffer[i] = (byte)(NextBits() >> 56);
    }

    protected override double Sample() => NextDouble();

    // The high half of a product (D. Lemire, ACM Trans. Model. Comput. Simul. 29 (2019) 3): off by bound / 2⁶⁴ at most.
    ulong Below(ulong bound) => Math.BigMul(NextBits(), bound, out _);

    ulong NextBits() => NextBits(ref _state);

    static ulong NextBits(ref ulong state)
    {
        state += SeedSequence.Gamma;
        return SeedSequence.Mix(state);
    }
}
