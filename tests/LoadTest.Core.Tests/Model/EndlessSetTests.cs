using LoadTest.Testing;

namespace LoadTest.Tests.Model;

/// <summary>The hint that a set can never end.</summary>
public sealed class EndlessSetTests
{
    [Theory]
    [InlineData(typeof(Directly))]
    [InlineData(typeof(InAsyncMethod))]
    [InlineData(typeof(InLambda))]
    [InlineData(typeof(InAsyncLambda))]
    [InlineData(typeof(AsDelegate))]
    [InlineData(typeof(InLocalFunction))]
    [InlineData(typeof(InIterator))]
    [InlineData(typeof(InPrivateMethod))]
    [InlineData(typeof(InOnStart))]
    [InlineData(typeof(Inherited))]
    [InlineData(typeof(InGenericBase))]
    [InlineData(typeof(InNestedClass))]
    [InlineData(typeof(InListedFunction))]
    [InlineData(typeof(InExtension))]
    [InlineData(typeof(ByTheUser))]
    [InlineData(typeof(EndsTheUser))]
    [InlineData(typeof(EndsTheRun))]
    [InlineData(typeof(EndsTheRunByDelegate))]
    public void A_set_that_calls_a_way_out_anywhere_can_end(Type set) => Assert.True(EndlessSets.CanEnd(set));

    [Theory]
    [InlineData(typeof(Never))]
    [InlineData(typeof(OnlyItsInnerSet))]
    [InlineData(typeof(OnlyAnotherSet))]
    [InlineData(typeof(OnlyInItsName))]
    public void A_set_that_calls_none_cannot(Type set) => Assert.False(EndlessSets.CanEnd(set));

    [Fact]
    public void A_set_that_keeps_its_user_from_other_tasks_is_named()
    {
        var hint = Assert.Single(VirtualLoad.Of<Kept>().Definition.Hints);

        Assert.Equal("LT3009: Never can never end: none of its code calls Interrupt(), so a user that enters it never comes to the other tasks of Kept. Add '[Task] public void Stop() => Interrupt();'.", hint.ToString());
    }

    [Fact]
    public void A_set_deeper_down_is_named_with_its_own_parent() =>
        Assert.Contains("the other tasks of Middle", Assert.Single(VirtualLoad.Of<KeptDeep>().Definition.Hints).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(typeof(Alone))]
    [InlineData(typeof(SwitchedOff))]
    [InlineData(typeof(LeavesForIt))]
    public void A_set_that_keeps_nobody_from_anything_is_fine(Type user) => Assert.Empty(VirtualLoad.Of(user).Definition.Hints);

    static void Keep(Action action) => action();

    public sealed class Directly : TaskSet
    {
        [Task] public void Work() => Interrupt();
    }

    public sealed class InAsyncMethod : TaskSet
    {
        [Task]
        public async Task Work()
        {
            await Task.Yield();
            Interrupt(reschedule: false);
        }
    }

    public sealed class InLambda : TaskSet
    {
        [Task]
        public void Work()
        {
            var times = 3;
            Keep(() => Keep(() => Interrupt(times > 2)));
        }
    }

    public sealed class InAsyncLambda : TaskSet
    {
        [Task]
        public void Work() => ScheduleTask(async () =>
        {
            await Task.Yield();
            Interrupt();
        });
    }

    public sealed class AsDelegate : TaskSet
    {
        [Task]
        public void Work()
        {
            Action<bool> leave = Interrupt;
            leave(true);
        }
    }

    public sealed class InLocalFunction : TaskSet
    {
        [Task]
        public void Work()
        {
            Leave();
            void Leave() => Interrupt();
        }
    }

    public sealed class InIterator : TaskSet
    {
        [Task] public void Work() => Assert.Single(Steps());

        IEnumerable<int> Steps()
        {
            Interrupt();
            yield return 1;
        }
    }

    public sealed class InPrivateMethod : TaskSet
    {
        [Task] public void Work() => Done();

        void Done() => Interrupt();
    }

    public sealed class InOnStart : TaskSet
    {
        protected internal override async Task OnStartAsync()
        {
            await Task.Yield();
            if (!Stopping.IsCancellationRequested) Interrupt();
        }

        [Task] public Task Work() => Task.CompletedTask;
    }

    public abstract class CanStop : TaskSet
    {
        [Task] public void Stop() => Interrupt();
    }

    public sealed class Inherited : CanStop
    {
        [Task] public Task Work() => Task.CompletedTask;
    }

    public abstract class Generic<T> : TaskSet
    {
        [Task]
        public void Stop()
        {
            var item = default(T);
            Keep(() => Interrupt(item is null));
        }
    }

    public sealed class InGenericBase : Generic<string>;

    public sealed class InNestedClass : TaskSet
    {
        [Task] public void Work() => new Steps(this).Last();

        sealed class Steps(InNestedClass set)
        {
            public void Last() => set.Interrupt();
        }
    }

    public sealed class InListedFunction : TaskSet
    {
        [Tasks] public static TaskList List => new() { Last };

        static Task Last(Behavior behavior)
        {
            ((InListedFunction)behavior).Interrupt();
            return Task.CompletedTask;
        }
    }

    public sealed class InExtension : TaskSet
    {
        [Task] public void Work() => this.GiveUp("no stock");
    }

    public sealed class Quitter : VirtualUser
    {
        [Task] public Task Work() => Task.CompletedTask;

        public void Quit() => StopUser();
    }

    public sealed class ByTheUser : TaskSet
    {
        [Task] public void Work() => ((Quitter)User).Quit();
    }

    public sealed class EndsTheUser : TaskSet
    {
        [Task] public void Work() => StopUser();
    }

    public sealed class EndsTheRun : TaskSet
    {
        [Task] public void Work() => Run.Abort("no stock");
    }

    public sealed class EndsTheRunByDelegate : TaskSet
    {
        [Task]
        public void Work()
        {
            Action<string> abort = Run.Abort;
            abort("no stock");
        }
    }

    public sealed class Never : TaskSet
    {
        [Task] public Task Work() => Task.CompletedTask;
    }

    public sealed class OnlyItsInnerSet : TaskSet
    {
        [Task]
        public sealed class Inner : TaskSet
        {
            [Task] public void Stop() => Interrupt();
        }
    }

    public sealed class OnlyAnotherSet : TaskSet
    {
        [Task] public void Work() => ScheduleTask<Directly>();
    }

    public sealed class OnlyInItsName : TaskSet
    {
        [Task] public void Stop() => Interrupt("Interrupt");

        static void Interrupt(string text) => Assert.NotEmpty(text);
    }

    [Task<Never>]
    public sealed class Kept : SpyUser
    {
        [Task] public Task Work() => Task.CompletedTask;
    }

    [Task<Middle>]
    public sealed class KeptDeep : SpyUser
    {
        [Task] public Task Work() => Task.CompletedTask;
    }

    [Task<Never>]
    public sealed class Middle : TaskSet
    {
        [Task] public void Stop() => Interrupt();
    }

    [Task<Never>]
    public sealed class Alone : SpyUser;

    [Task<Never>(0)]
    public sealed class SwitchedOff : SpyUser
    {
        [Task] public Task Work() => Task.CompletedTask;
    }

    [Task<Never>]
    public sealed class LeavesForIt : SpyUser
    {
        [Task] public Task Work() => Task.CompletedTask;

        protected internal override void OnRequest(RequestEvent request)
        {
            if (request.Outcome.Reason.Length > 0) LeaveTaskSet();
        }
    }
}

/// <summary>A way out that is not in the class.</summary>
internal static class SetExtensions
{
    public static void GiveUp(this TaskSet set, string reason) => set.User.Context.Run.Abort(reason);
}
