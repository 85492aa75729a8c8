namespace LoadTest.Measure;

/// <summary>What one sensor of the generator's health saw, beside the level from which on it is trouble.</summary>
public sealed record HealthReading
{
    /// <summary>What it is when it is too much.</summary>
    public required GeneratorTrouble Trouble { get; init; }

    /// <summary>What was read, for example <c>run-queue wait</c>.</summary>
    public required string Quantity { get; init; }

    /// <summary>How much, in <see cref="Unit"/>.</summary>
    public required double Value { get; init; }

    /// <summary>More than this is trouble, in <see cref="Unit"/>.</summary>
    public required double Limit { get; init; }

    /// <summary>The unit of value and limit: <c>ms</c>, <c>ms/s</c>, <c>%</c>, or empty for a number.</summary>
    public required string Unit { get; init; }

    /// <summary>Whether the level was passed.</summary>
    public bool IsTrouble => Value > Limit;

    /// <summary>In words, for example <c>run-queue wait 612 ms/s (limit 250)</c>.</summary>
    public override string ToString() => $"{Quantity} {Units.Number(Value)}{(Unit.Length > 0 ? " " : "")}{Unit} (limit {Units.Number(Limit)})";
}
