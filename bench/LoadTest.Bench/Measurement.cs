namespace LoadTest.Bench;

/// <summary>One turn of one generator. The requests are counted by the target, not by the generator (but for one that sends none).</summary>
internal sealed record Measurement
{
    public required IGeneratorUnderTest Generator { get; init; }

    public required long Requests { get; init; }

    public required TimeSpan Cpu { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>What this process allocated meanwhile: for a generator in this process nearly all of it is the generator's.</summary>
    public required long AllocatedBytes { get; init; }

    public double AllocatedBytesPerRequest => (double)AllocatedBytes / Requests;

    public double CpuMicrosPerRequest => Cpu.TotalMicroseconds / Requests;

    public double RequestsPerSecond => Requests / Elapsed.TotalSeconds;

    /// <summary>Share of its core that the generator used. Well below 1, the target is what limits the rate.</summary>
    public double CoreShare => Cpu / Elapsed;
}
