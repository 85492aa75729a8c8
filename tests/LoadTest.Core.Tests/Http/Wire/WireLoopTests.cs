using LoadTest.Http;
using LoadTest.Testing;

namespace LoadTest.Tests.Http.Wire;

/// <summary>User code runs on the threads that wait for the network: it must not be able to stop them. Only where there is a wire of our own.</summary>
public sealed class WireLoopTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly AsyncLocal<string?> _left = new();

    [Fact]
    public async Task User_code_that_blocks_its_thread_holds_nobody_up()
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var server = await StubServer.StartAsync();
        using var first = new HttpFixture(server.On("/", 200).Address);
        var isBlocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isReleased = new TaskCompletionSource();

        // Without the test's context, which would let it go on elsewhere.
        var blocking = Task.Run(() => GoOnAsync(first.Session.GetAsync("/"), () =>
        {
            isBlocked.SetResult();
            isReleased.Task.Wait(Patience);
        }));
        await isBlocked.Task.WaitAsync(Patience);

        // More than there are loops: some share the one that is blocked.
        var others = Enumerable.Range(0, Environment.ProcessorCount * 2).Select(_ => new HttpFixture(server.Address, neighbour: first)).ToList();
        var replies = await Task.WhenAll(others.Select(other => other.Session.GetAsync("/").AsTask())).WaitAsync(Patience);
        isReleased.SetResult();
        await blocking;
        foreach (var other in others) other.Dispose();

        Assert.All(replies, reply => Assert.Equal("", reply.Error));
    }

    /// <summary>Each holds up the thread that has just read the replies of the others, and no more are to come.</summary>
    [Fact]
    public async Task Users_whose_replies_have_been_read_go_on_behind_those_that_block()
    {
        if (!OperatingSystem.IsLinux()) return;
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StubServer.StartAsync();
        server.On("/", _ => answer.Task);
        using var first = new HttpFixture(server.Address);
        List<HttpFixture> users = [first, .. Enumerable.Range(1, (Environment.ProcessorCount * 6) - 1).Select(_ => new HttpFixture(server.Address, neighbour: first))];
        using var all = new CountdownEvent(users.Count);

        // Without the test's context, which would let everybody go on elsewhere.
        var goingOn = Task.Run(() => Task.WhenAll(users.Select(user => GoOnAsync(user.Session.GetAsync("/"), () =>
        {
            all.Signal();
            all.Wait(Patience);
        }))));
        while (server.Requests < users.Count) await Task.Yield();
        answer.SetResult();
        await goingOn;

        Assert.Equal(0, all.CurrentCount);
        foreach (var user in users.Skip(1)) user.Dispose();
    }

    [Fact]
    public async Task User_code_that_waits_for_a_request_without_awaiting_it_gets_its_reply()
    {
        await using var server = await StubServer.StartAsync();
        using var fixture = new HttpFixture(server.On("/", 200, "there").Address);
        await fixture.Session.GetAsync("/");

        var text = "";
        await GoOnAsync(fixture.Session.GetAsync("/"), () => text = fixture.Session.GetAsync("/").AsTask().Result.Text);

        Assert.Equal("there", text);
    }

    [Fact]
    public async Task User_code_that_blocks_again_and_again_runs_on_the_thread_pool()
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var server = await StubServer.StartAsync();
        using var fixture = new HttpFixture(server.On("/", 200).Address);
        var loops = fixture.Run.Shared(() => new HttpTransportFactory()).LoopsFor(HttpOptions.Default)!;
        var wasOnPool = new List<bool>();

        await Task.Run(async () =>
        {
            for (var i = 0; i < 8; i++)
            {
                await fixture.Session.GetAsync("/").ConfigureAwait(false);
                wasOnPool.Add(Thread.CurrentThread.IsThreadPoolThread);
                var taken = loops.LeadsTaken;
                if (!wasOnPool[^1]) SpinWait.SpinUntil(() => loops.LeadsTaken > taken, Patience);
            }
        });

        // The fifth time, not counting those whose reply was there before they awaited it.
        Assert.Equal(4, wasOnPool.Count(onPool => !onPool));
        Assert.True(wasOnPool[^1]);
    }

    [Fact]
    public async Task Nothing_of_a_user_is_left_on_the_thread_for_the_next_one()
    {
        await using var server = await StubServer.StartAsync();
        using var fixture = new HttpFixture(server.On("/", 200).Address);
        await fixture.Session.GetAsync("/");

        await GoOnAsync(fixture.Session.GetAsync("/"), () =>
        {
            _left.Value = "something";
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        });
        var found = "";
        await GoOnAsync(fixture.Session.GetAsync("/"), () => found = $"{_left.Value}{SynchronizationContext.Current}");

        Assert.Equal("", found);
    }

    [Fact]
    public async Task A_call_that_was_used_as_a_plain_task_has_no_reply()
    {
        await using var server = await StubServer.StartAsync();
        using var fixture = new HttpFixture(server.On("/", 200).On("/bad", 500, "why").Address);
        var (ok, bad) = (fixture.Session.GetAsync("/"), fixture.Session.GetAsync("/bad"));

        await (Task)ok;
        await (Task)bad;

        Assert.Equal(["GET /: Ok", "GET /bad: Failed, HTTP 500 Internal Server Error"], fixture.Counted);
        Assert.StartsWith("LT2040: the reply of the call GET / was not kept", Assert.Throws<InvalidOperationException>(() => { _ = ok.AsTask(); }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_the_run_ends_what_is_under_way()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.ReadAsync();
            await connection.ReadAsync();
        });
        using var fixture = new HttpFixture(server.Address);
        var call = fixture.Session.GetAsync("/").AsTask();
        var isSent = () => server.Connections.Any(connection => connection.Seen.Length > 0);
        Assert.True(SpinWait.SpinUntil(isSent, Patience));

        fixture.Abort();

        Assert.Equal("cut by the end of the run", (await call.WaitAsync(Patience)).Error);
    }

    /// <summary>Runs something where a user goes on, without the protection that async methods give the thread.</summary>
    static Task GoOnAsync(HttpCall call, Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        call.AsTask().ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() =>
        {
            action();
            done.SetResult();
        });
        return done.Task.WaitAsync(Patience);
    }
}
