namespace LoadTest;

/// <summary>How many users a user type gets: a share, or a fixed count.</summary>
/// <param name="Weight">Relative to the other types.</param>
/// <param name="FixedCount">This many, whatever the weight; 0 for none: the weight decides.</param>
internal readonly record struct ClassWeight(double Weight, int FixedCount);
