namespace LoadTest.OpenApi.Schemas;

/// <summary>What a schema asks of numbers. Bounds beyond what a decimal holds are cut to it.</summary>
internal sealed record NumberRules
{
    /// <summary>Where numbers end here: far beyond what services use, and far enough inside decimal to calculate with.</summary>
    public const decimal Largest = 1e24m;

    public decimal Min { get; init; } = -Largest;

    public bool IsMinExcluded { get; init; }

    public decimal Max { get; init; } = Largest;

    public bool IsMaxExcluded { get; init; }

    /// <summary>What numbers must be multiples of; empty when of nothing.</summary>
    public IReadOnlyList<decimal> Steps { get; init; } = [];

    public bool HasMin => Min > -Largest;

    public bool HasMax => Max < Largest;

    public bool Allow(decimal number) =>
        (IsMinExcluded ? number > Min : number >= Min)
        && (IsMaxExcluded ? number < Max : number <= Max)
        && Steps.All(step => number % step == 0);
}
