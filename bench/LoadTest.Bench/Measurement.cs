namespace LoadTest.Bench;

/// <summary>One turn of one generator. The requests are counted by the target, not by the generator (but for one that sends none).</summary>
internal sealed record Measurement
{
    public required IGeneratorUnderTest Generator { get; init; }

    public required long Requests { get; init; }

    public required TimeSpan Cpu { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public double CpuMicrosPerRequest => Cpu.TotalMicroseconds / Requests;

    public double RequestsPerSecond => Requests / Elapsed.TotalSeconds;

    /// <summary>Share of its core that the generator used. Well below 1, the target is what limits the rate.</summary>
    public double CoreShare => Cpu / Elapsed;
}
