using LoadTest.Schedule;

namespace LoadTest;

/// <summary>Stands for the wait time of the user; see <see cref="WaitTime.OfUser"/>. The engine puts the user's in its place.</summary>
internal sealed class UserWait : WaitTime
{
    internal override IterationStart Next(ref WaitState state, long nowNanos, UserContext user) =>
        throw new InvalidOperationException("WaitTime.OfUser is for task sets: a user has to say how long it waits, for example WaitTime.None.");
}
