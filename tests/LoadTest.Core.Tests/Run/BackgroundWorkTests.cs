using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>Work beside the tasks of a user: part of it, and counted when the user's stop cuts it.</summary>
public sealed class BackgroundWorkTests
{
    [Theory]
    [InlineData(typeof(Pausing))]
    [InlineData(typeof(Delaying))]
    [InlineData(typeof(Registering))]
    public void Everything_that_a_stop_cuts_is_counted_however_fast_it_reacts(Type user)
    {
        var load = VirtualLoad.Of(user, users: 4, duration: 9.5);

        var outcome = load.Run();

        // One piece of 3 s a second: those of the last three seconds.
        Assert.Equal(4 * 3, outcome.BackgroundCut);
        Assert.Empty(outcome.Stuck);
    }

    [Fact]
    public void Work_that_has_ended_before_the_stop_is_not_cut()
    {
        var outcome = VirtualLoad.Of<Brief>(users: 4, duration: 9.5).Run();

        Assert.Equal(0, outcome.BackgroundCut);
    }

    [Users(1)]
    public abstract class Working : SpyUser
    {
        protected static readonly TimeSpan Long = TimeSpan.FromSeconds(2.9);

        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task]
        public async Task Begin()
        {
            await RequestAsync();
            RunInBackground(WorkAsync);
        }

        protected abstract Task WorkAsync(CancellationToken stopping);
    }

    public sealed class Pausing : Working
    {
        protected override Task WorkAsync(CancellationToken stopping) => PauseAsync(Long);
    }

    public sealed class Delaying : Working
    {
        protected override Task WorkAsync(CancellationToken stopping) => Task.Delay(Long, Run.Time, stopping);
    }

    /// <summary>Ends within the callback of its token.</summary>
    public sealed class Registering : Working
    {
        protected override async Task WorkAsync(CancellationToken stopping)
        {
            var stopped = new TaskCompletionSource();
            await using var registration = stopping.Register(() => stopped.TrySetResult());
            await Task.WhenAny(stopped.Task, Task.Delay(Long, Run.Time, CancellationToken.None));
        }
    }

    public sealed class Brief : Working
    {
        protected override Task WorkAsync(CancellationToken stopping) => PauseAsync(TimeSpan.FromSeconds(0.1));
    }
}
