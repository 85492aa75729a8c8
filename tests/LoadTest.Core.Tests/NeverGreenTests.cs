using System.Runtime.CompilerServices;
using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Testing;

namespace LoadTest.Tests;

/// <summary>What keeps a run from being green whatever its numbers, and its thresholds, say.</summary>
public sealed class NeverGreenTests
{
    public static TheoryData<Type, int, VerdictKind, InconclusiveCause, string> Failures => new()
    {
        { typeof(NoConstructor), 10, VerdictKind.Inconclusive, InconclusiveCause.NoData, "no user ever started: all 10 failed (constructor threw InvalidOperationException: no)" },
        { typeof(SomeConstructors), 10, VerdictKind.Inconclusive, InconclusiveCause.Invalid, "the asked load was not reached: 1 of 10 users failed to start (constructor threw InvalidOperationException: no)" },
        { typeof(NoHost), 10, VerdictKind.Inconclusive, InconclusiveCause.NoData, "no user ever started: all 10 failed (constructor threw UriFormatException" },
        { typeof(NoStart), 10, VerdictKind.Inconclusive, InconclusiveCause.NoData, "no user ever started: all 10 failed (OnStartAsync threw InvalidOperationException: no)" },
        { typeof(SomeStarts), 10, VerdictKind.Inconclusive, InconclusiveCause.Invalid, "the asked load was not reached: 1 of 10 users failed to start (OnStartAsync threw InvalidOperationException: no)" },
        { typeof(SomeStarts), 1_000, VerdictKind.Inconclusive, InconclusiveCause.Invalid, "the asked load was not reached: 1 of 1 000 users failed to start (OnStartAsync threw InvalidOperationException: no)" },
        { typeof(NoWaitTime), 10, VerdictKind.Inconclusive, InconclusiveCause.NoData, "no user ever started: all 10 failed (WaitTime threw InvalidOperationException: no)" },
        { typeof(SomeWaits), 10, VerdictKind.Inconclusive, InconclusiveCause.Invalid, "the asked load was not kept up: 1 of 10 users could not go on after an error (WaitTime threw InvalidOperationException: no)" },
        { typeof(SomeChoices), 10, VerdictKind.Inconclusive, InconclusiveCause.Invalid, "the asked load was not kept up: 1 of 10 users could not go on after an error (SomeChoices.NextTask threw InvalidOperationException: no)" },
        { typeof(NullChoices), 10, VerdictKind.Inconclusive, InconclusiveCause.Invalid, "the asked load was not kept up: 1 of 10 users could not go on after an error (NullChoices.NextTask threw InvalidOperationException: NullChoices.NextTask gave null" },
        { typeof(AllQuit), 10, VerdictKind.Inconclusive, InconclusiveCause.Invalid, "the load ended after 1 s of 30 s: all 10 users had ended themselves" },
        { typeof(NoRequest), 10, VerdictKind.Inconclusive, InconclusiveCause.NoData, "no request was recorded in 30 s of measurement" },
        { typeof(OnlyTimings), 10, VerdictKind.Inconclusive, InconclusiveCause.NoData, "no request was recorded in 30 s of measurement" },
        { typeof(Hanging), 10, VerdictKind.Failed, InconclusiveCause.None, "no request succeeded: 10 were started, all cut by the end of the run" },
        { typeof(OnlyExceptions), 10, VerdictKind.Failed, InconclusiveCause.None, "no request succeeded: 300 were started; 300 of TASK Work failed with 'InvalidOperationException: no'" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_run_that_was_not_what_was_asked_for(Type user, int users, VerdictKind kind, InconclusiveCause cause, string summary)
    {
        var generous = VirtualLoad.Of(user, users, duration: 29.5).Offering(new StrongBox<int>()).Judged("failures < 99%").Judge();
        var bare = VirtualLoad.Of(user, users, duration: 29.5).Offering(new StrongBox<int>()).Judge();

        Assert.Equal((kind, cause), (generous.Run.Kind, generous.Run.Cause));
        Assert.StartsWith(summary, generous.Run.Summary, StringComparison.Ordinal);
        Assert.NotEqual(VerdictKind.Passed, generous.Verdict.Kind);
        Assert.Equal((kind, cause), (bare.Run.Kind, bare.Run.Cause));
    }

    [Theory]
    [InlineData(typeof(SomeExceptions), "tasks threw 30 exceptions, and no threshold on failures says how many are acceptable (Work threw InvalidOperationException: no)")]
    [InlineData(typeof(SetStarts), "tasks threw 15 exceptions, and no threshold on failures says how many are acceptable (Broken.OnStartAsync threw InvalidOperationException: no)")]
    [InlineData(typeof(SetWaits), "tasks threw 15 exceptions, and no threshold on failures says how many are acceptable (Broken.WaitTime threw InvalidOperationException: no)")]
    [InlineData(typeof(SetConstructors), "tasks threw 15 exceptions, and no threshold on failures says how many are acceptable (Broken threw InvalidOperationException: no)")]
    public void Exceptions_that_nothing_says_to_be_acceptable(Type user, string summary)
    {
        var result = VirtualLoad.Of(user, users: 10, duration: 29.5).Judged("p95 < 200ms").Judge();

        Assert.Equal((VerdictKind.Failed, summary), (result.Run.Kind, result.Run.Summary));
        Assert.Equal(VerdictKind.Failed, result.Verdict.Kind);
    }

    [Fact]
    public void More_exceptions_than_the_threshold_on_failures_allows()
    {
        var result = VirtualLoad.Of<SomeExceptions>(users: 10, duration: 29.5).Judged("failures < 1%").Judge();

        Assert.Equal((VerdictKind.Passed, VerdictKind.Failed), (result.Run.Kind, result.Verdict.Kind));
    }

    [Fact]
    public void Exceptions_within_the_threshold_on_failures_are_green_and_named()
    {
        var result = VirtualLoad.Of<SomeExceptions>(users: 10, duration: 29.5).Judged("failures < 20%").Judge();

        Assert.Equal(VerdictKind.Passed, result.Verdict.Kind);
        Assert.Equal(["LT3003"], result.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void An_abort_keeps_every_threshold_from_passing()
    {
        var result = VirtualLoad.Of<Aborting>(users: 10, duration: 29.5).Judged("failures < 99%").Judge();

        Assert.Equal((StopReason.AbortedByTest, VerdictKind.Aborted), (result.StopReason, result.Verdict.Kind));
        Assert.Equal(VerdictKind.Aborted, Assert.Single(result.Thresholds).Verdict.Kind);
    }

    [Fact]
    public void A_user_that_quits_is_named_and_the_others_go_on()
    {
        var result = VirtualLoad.Of<OneQuits>(users: 10, duration: 29.5).Judged("failures < 20%").Judge();

        Assert.Equal(VerdictKind.Passed, result.Run.Kind);
        Assert.Equal(["LT3016"], result.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_clean_run_is_green()
    {
        var result = VirtualLoad.Of<Sound>(users: 10, duration: 29.5).Judged("failures < 20%").Judge();

        Assert.Equal(VerdictKind.Passed, result.Verdict.Kind);
        Assert.Empty(result.Findings);
    }

    static Task Throw() => throw new InvalidOperationException("no");

    public abstract class Ordinary : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        /// <summary>One user in ten.</summary>
        protected bool IsTenth => Context.UserNumber == 10;

        [Task] public virtual Task Work() => RequestAsync(0.01);
    }

    public sealed class Sound : Ordinary;

    public sealed class NoConstructor : Ordinary
    {
        public NoConstructor() => throw new InvalidOperationException("no");
    }

    public sealed class SomeConstructors : Ordinary
    {
        public SomeConstructors(StrongBox<int> made)
        {
            if (Interlocked.Increment(ref made.Value) == 10) throw new InvalidOperationException("no");
        }
    }

    [Users(1)]
    public sealed class NoHost : HttpUser
    {
        public override Uri Host => new("no address");

        [Task] public Task Work() => Task.CompletedTask;
    }

    public sealed class NoStart : Ordinary
    {
        protected internal override Task OnStartAsync() => Throw();
    }

    public sealed class SomeStarts : Ordinary
    {
        protected internal override Task OnStartAsync() => IsTenth ? Throw() : Task.CompletedTask;
    }

    public sealed class NoWaitTime : Ordinary
    {
        protected internal override WaitTime WaitTime => throw new InvalidOperationException("no");
    }

    public sealed class SomeWaits : Ordinary
    {
        int _waits;

        protected internal override WaitTime WaitTime =>
            WaitTime.Custom(_ => IsTenth && ++_waits == 5 ? throw new InvalidOperationException("no") : TimeSpan.FromSeconds(1));
    }

    public sealed class SomeChoices : Ordinary
    {
        int _choices;

        protected internal override TaskEntry NextTask(TaskMenu tasks) => IsTenth && ++_choices == 5 ? throw new InvalidOperationException("no") : tasks.Next();
    }

    public sealed class NullChoices : Ordinary
    {
        // What user code without nullable checks can do.
        protected internal override TaskEntry NextTask(TaskMenu tasks) => IsTenth ? null! : tasks.Next();
    }

    public sealed class AllQuit : Ordinary
    {
        public override async Task Work()
        {
            await RequestAsync(1);
            StopUser();
        }
    }

    public sealed class OneQuits : Ordinary
    {
        public override async Task Work()
        {
            await RequestAsync(0.01);
            if (IsTenth) StopUser();
        }
    }

    public sealed class NoRequest : Ordinary
    {
        public override Task Work() => Task.CompletedTask;
    }

    public sealed class OnlyTimings : Ordinary
    {
        public override Task Work()
        {
            Run.RecordTiming("Custom", "backend", TimeSpan.FromSeconds(1));
            Run.Count("orders");
            return Task.CompletedTask;
        }
    }

    public sealed class Hanging : Ordinary
    {
        public override Task Work() => RequestAsync(1_000);
    }

    public sealed class OnlyExceptions : Ordinary
    {
        public override Task Work() => Throw();
    }

    public sealed class SomeExceptions : Ordinary
    {
        public override async Task Work()
        {
            await RequestAsync();
            if (IsTenth) await Throw();
        }
    }

    public sealed class Aborting : Ordinary
    {
        public override async Task Work()
        {
            await RequestAsync(1);
            if (IsTenth && Run.Elapsed > TimeSpan.FromSeconds(10)) Run.Abort("enough");
        }
    }

    public abstract class Entering : SpyUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task]
        public Task Work()
        {
            if (Context.UserNumber == 10) Enter();
            return RequestAsync();
        }

        protected abstract void Enter();
    }

    public sealed class SetStarts : Entering
    {
        protected override void Enter() => ScheduleTask<Broken>();

        public sealed class Broken : SpySet
        {
            protected internal override Task OnStartAsync() => Throw();

            [Task] public Task Work() => RequestAsync();
        }
    }

    public sealed class SetWaits : Entering
    {
        protected override void Enter() => ScheduleTask<Broken>();

        public sealed class Broken : SpySet
        {
            protected internal override WaitTime WaitTime => throw new InvalidOperationException("no");

            [Task] public Task Work() => RequestAsync();
        }
    }

    public sealed class SetConstructors : Entering
    {
        protected override void Enter() => ScheduleTask<Broken>();

        public sealed class Broken : SpySet
        {
            public Broken() => throw new InvalidOperationException("no");

            [Task] public Task Work() => RequestAsync();
        }
    }
}
