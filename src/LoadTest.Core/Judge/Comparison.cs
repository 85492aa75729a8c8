namespace LoadTest.Judge;

/// <summary>How the measured value has to compare with the limit of a threshold.</summary>
public enum Comparison
{
    /// <summary><c>&lt;</c>: strictly below the limit.</summary>
    LessThan,

    /// <summary><c>&lt;=</c>: the limit itself is still good.</summary>
    AtMost,

    /// <summary><c>&gt;</c>: strictly above the limit.</summary>
    GreaterThan,

    /// <summary><c>&gt;=</c>: the limit itself is good.</summary>
    AtLeast,
}
