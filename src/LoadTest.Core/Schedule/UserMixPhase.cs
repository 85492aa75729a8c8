namespace LoadTest.Schedule;

/// <summary>
/// Users that were added one after another by one <see cref="WeightedSequence"/>: either the missing ones of classes with a fixed
/// count, or weighted ones, under one restriction to classes.
/// </summary>
/// <param name="sequence">The order of the picks, over the classes sorted by name.</param>
/// <param name="room">How many users the phase can hold.</param>
/// <param name="allowed">Which classes it may pick; empty for all.</param>
internal sealed class UserMixPhase(WeightedSequence sequence, int room, bool[] allowed)
{
    /// <summary>Whether all of its users are removed.</summary>
    public bool IsEmpty => sequence.Count == 0;

    /// <summary>Whether the next user under this restriction belongs to the phase.</summary>
    public bool Continues(ReadOnlySpan<bool> restriction) => sequence.Count < room && restriction.SequenceEqual(allowed);

    /// <summary>Adds a user.</summary>
    public int Next() => sequence.Next();

    /// <summary>Removes the user that was added last.</summary>
    public void Back(int item) => sequence.Back(item);
}
