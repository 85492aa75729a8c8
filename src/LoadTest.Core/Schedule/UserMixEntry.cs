namespace LoadTest.Schedule;

/// <summary>One user class of a <see cref="UserMix"/>.</summary>
/// <param name="Name">The class's name; it decides between classes that are equal in everything else (ordinal order).</param>
/// <param name="Weight">How many users of the class run in proportion to the other classes; 0 or more and finite. Without effect beside a fixed count.</param>
/// <param name="FixedCount">How many users of the class run at most, added before all weighted ones; 0 when the class has no fixed count.</param>
internal readonly record struct UserMixEntry(string Name, double Weight, int FixedCount);
