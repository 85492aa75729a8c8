using LoadTest.Http;
using LoadTest.Testing;

namespace LoadTest.Tests.Http;

public sealed class JudgedReplyTests : StubServerTests
{
    [Theory]
    [InlineData(200, "GET /: Ok")]
    [InlineData(500, "GET /: Failed, HTTP 500 Internal Server Error")]
    public async Task C_R1_C_R2_without_a_verdict_the_status_decides(int status, string counted)
    {
        Server.On("/", status);

        await using (var call = await Http.GetAsync("/").Judged()) Assert.Empty(User.Counted);
        Http.Settle(escaped: null);

        Assert.Equal([counted], User.Counted);
    }

    [Fact]
    public async Task C_R3_a_failure_is_counted_with_its_reason()
    {
        Server.On("/", 200);

        await using (var call = await Http.GetAsync("/").Judged()) call.Fail("Haha!");

        Assert.Equal(["GET /: Failed, Haha!"], User.Counted);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    public async Task C_R4_success_makes_up_for_a_bad_status(int status)
    {
        Server.On("/", status);

        await using (var call = await Http.GetAsync("/").Judged()) call.Succeed();

        Assert.Equal(["GET /: Ok"], User.Counted);
    }

    [Fact]
    public async Task C_R5_the_last_verdict_wins()
    {
        Server.On("/", 200);

        await using (var call = await Http.GetAsync("/").Judged())
        {
            call.Fail("a");
            Assert.Equal((false, "a"), (call.IsOk, call.Error));
            call.Succeed();
            call.Fail("b");
            call.Succeed();
            Assert.True(call.IsOk);
        }

        await using (var call = await Http.GetAsync("/").Judged())
        {
            call.Succeed();
            call.Fail("last");
        }

        Assert.Equal(["GET /: Ok", "GET /: Failed, last"], User.Counted);
    }

    [Fact]
    public async Task C_R6_a_verdict_holds_when_an_exception_follows()
    {
        Server.On("/", 500);

        var escaped = await EscapeAsync(call =>
        {
            call.Succeed();
            throw new InvalidTimeZoneException("other");
        });
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Http.GetAsync("/").Judged(call =>
        {
            call.Succeed();
            throw new InvalidTimeZoneException("other");
        }));

        Assert.Equal("other", escaped.Message);
        Assert.Equal(["GET /: Ok", "GET /: Ok"], User.Counted);
    }

    [Fact]
    public async Task C_R7_C_R8_an_exception_without_a_verdict_is_a_failure_and_goes_on()
    {
        Server.On("/", 200);

        await EscapeAsync(_ => throw new InvalidTimeZoneException("Not working"));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Http.GetAsync("/").Judged(_ => throw new InvalidTimeZoneException("Not\nworking")));
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Http.GetAsync("/").Judged(async _ =>
        {
            await Task.Yield();
            throw new InvalidTimeZoneException("Not working");
        }));

        Assert.Equal(Enumerable.Repeat("GET /: Failed, InvalidTimeZoneException: Not working", 3), User.Counted);
    }

    [Fact]
    public async Task C_R9_without_a_response_a_verdict_counts_all_the_same()
    {
        using var user = new HttpFixture(StubServer.Unreachable);

        await using (var call = await user.Session.GetAsync("/none").Judged())
        {
            Assert.Equal((0, 0), ((int)call.StatusCode, call.Body.Length));
            Assert.Null(call.Headers);
        }

        await using (var call = await user.Session.GetAsync("/good").Judged()) call.Succeed();
        await using (var call = await user.Session.GetAsync("/bad").Judged()) call.Fail("bad");

        Assert.Equal(
            [$"GET /none: Failed, connection refused (127.0.0.1:{StubServer.Unreachable.Port})", "GET /good: Ok", "GET /bad: Failed, bad"],
            user.Counted);
    }

    [Fact]
    public async Task C_R10_an_exception_given_as_the_reason_is_written_out()
    {
        Server.On("/", 200);

        await using (var call = await Http.GetAsync("/").Judged()) call.Fail(new InvalidTimeZoneException("odd\r\nzone"));

        Assert.Equal(["GET /: Failed, InvalidTimeZoneException: odd zone"], User.Counted);
    }

    [Fact]
    public async Task C_R11_a_verdict_outside_of_the_judging_is_refused()
    {
        Server.On("/", 200);
        var call = await Http.GetAsync("/").Judged();
        await call.DisposeAsync();
        var judged = await Http.GetAsync("/").Judged(_ => { });

        var problem = Assert.Throws<InvalidOperationException>(call.Succeed);
        Assert.Throws<InvalidOperationException>(() => judged.Fail("late"));

        Assert.Equal("LT2002: the verdict on a judged call came after it had been disposed. Fix: call Succeed or Fail before the end of its 'await using'.", problem.Message);
        Assert.Null(typeof(HttpReply).GetMethod("Succeed")); // without Judged it does not compile
    }

    [Fact]
    public async Task A_parked_call_is_counted_by_the_default_rule_before_the_next_request_begins()
    {
        Server.On("/a", 200).On("/b", 200);

        await using (await Http.GetAsync("/a").Judged())
        {
        }

        await Http.GetAsync("/b");
        Http.Settle(new InvalidTimeZoneException("not about /a any more"));

        Assert.Equal(["GET /a: Ok", "GET /b: Ok"], User.Counted);
    }

    [Fact]
    public async Task A_call_that_is_being_judged_is_not_counted_by_the_next_request()
    {
        Server.On("/a", 200).On("/b", 200);

        await using (var call = await Http.GetAsync("/a").Judged())
        {
            await Http.GetAsync("/b");
            call.Fail("after /b");
        }

        Assert.Equal(["GET /b: Ok", "GET /a: Failed, after /b"], User.Counted);
    }

    [Fact]
    public async Task A_call_that_is_never_disposed_is_counted_at_the_end_of_the_task_and_named()
    {
        Server.On("/", 200);
        _ = await Http.GetAsync("/").Judged();
        var failed = await Http.GetAsync("/").Judged();
        failed.Fail("no");

        Assert.Equal("LT2003: 2 judged call(s) were never disposed. Fix: 'await using var call = await Http.….Judged();', or judge in a lambda.", Http.Settle(escaped: null));
        Assert.Equal("", Http.Settle(escaped: null));
        Assert.Equal(["GET /: Ok", "GET /: Failed, no"], User.Counted);
        Assert.Throws<InvalidOperationException>(failed.Succeed);
    }

    [Fact]
    public async Task Disposing_twice_counts_once()
    {
        Server.On("/", 200);
        var call = await Http.GetAsync("/").Judged();

        await call.DisposeAsync();
        await call.DisposeAsync();
        Http.Settle(escaped: null);
        await call.DisposeAsync();

        Assert.Single(User.Counted);
    }

    [Fact]
    public async Task Stopping_while_judging_is_no_failure_of_the_request()
    {
        Server.On("/", 200);
        User.Stop();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Http.GetAsync("/").Judged(_ => throw new OperationCanceledException()));
        await EscapeAsync(_ => throw new OperationCanceledException());

        Assert.Equal(Enumerable.Repeat("GET /: Cancelled, cut by the end of the run", 2), User.Counted);
    }

    [Fact]
    public async Task An_operation_that_is_cancelled_while_the_user_goes_on_is_a_failure()
    {
        Server.On("/", 200);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Http.GetAsync("/").Judged(_ => throw new OperationCanceledException("why")));

        Assert.Equal(["GET /: Failed, OperationCanceledException: why"], User.Counted);
    }

    [Fact]
    public async Task A_request_given_up_at_the_stop_is_cancelled_whatever_the_verdict()
    {
        Server.On("/", async context =>
        {
            User.Abort();
            await WaitForAbortAsync(context);
        });

        await using (var call = await Http.GetAsync("/").Judged())
        {
            Assert.False(call.IsOk);
            call.Succeed();
        }

        Assert.Equal(["GET /: Cancelled, cut by the end of the run"], User.Counted);
    }

    [Fact]
    public async Task Expected_statuses_are_the_default_rule()
    {
        Server.On("/", 200);

        await Http.GetAsync("/").Expect(422).Judged(_ => { });

        Assert.Equal(["GET /: Failed, expected HTTP 422 but got 200 OK"], User.Counted);
    }

    [Theory]
    [InlineData("ACTIVE", "GET /status: Ok")]
    [InlineData("ERROR", "GET /status: Failed, Saw ERROR status")]
    [InlineData("?", "GET /status: Failed, Unknown error")]
    public async Task S_002_8_the_body_decides(string body, string counted)
    {
        Server.On("/status", 200, body);

        await Http.GetAsync("/status").Judged(reply =>
        {
            if (reply.Text == "ERROR") reply.Fail("Saw ERROR status");
            else if (reply.Text != "ACTIVE") reply.Fail("Unknown error");
        });

        Assert.Equal([counted], User.Counted);
    }

    [Fact]
    public async Task Judging_takes_no_time_unless_the_verdict_is_what_is_timed()
    {
        var time = new ManualClock();
        using var user = new HttpFixture(Server.Address, time: time);
        foreach (var path in new[] { "/reply", "/parked", "/verdict", "/dispose" }) Server.On(path, 200);

        await using (var call = await user.Session.GetAsync("/reply").Judged())
        {
            time.Advance(Some.Seconds(1));
            call.Succeed();
        }

        await using (await user.Session.GetAsync("/parked").Judged()) time.Advance(Some.Seconds(1));

        await using (var call = await user.Session.GetAsync("/verdict").Judged(JudgedTime.UntilVerdict))
        {
            time.Advance(Some.Seconds(1));
            call.Fail("not yet");
            time.Advance(Some.Seconds(1));
            call.Succeed();
            time.Advance(Some.Seconds(1));
        }

        await using (await user.Session.GetAsync("/dispose").Judged(JudgedTime.UntilVerdict)) time.Advance(Some.Seconds(3));
        time.Advance(Some.Seconds(1));
        user.Session.Settle(escaped: null);

        Assert.Equal([0, 0, 2, 3], user.Requests.Select(request => request.Time.TotalSeconds));
    }

    [Fact]
    public async Task A_call_timed_until_its_verdict_is_cancelled_when_the_stop_comes_before_the_verdict()
    {
        using var user = new HttpFixture(Server.Address);
        Server.On("/", 200);

        await using (await user.Session.GetAsync("/").Judged(JudgedTime.UntilVerdict)) user.Abort();
        user.Session.Settle(escaped: null);

        Assert.StartsWith("GET /: Cancelled", Assert.Single(user.Counted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Background_work_judges_by_itself()
    {
        Server.On("/", 200);
        var isDisposed = new TaskCompletionSource();
        var isSettled = new TaskCompletionSource();

        var work = WorkAsync();
        await isDisposed.Task;
        var misuse = Http.Settle(new InvalidTimeZoneException("of a task"));
        isSettled.SetResult();
        await work;

        Assert.Equal("", misuse);
        Assert.Equal(["GET /: Ok", "GET /: Failed, of its own"], User.Counted);

        async Task WorkAsync()
        {
            BackgroundFlow.Enter();
            await using (await Http.GetAsync("/").Judged())
            {
            }

            var created = Http.GetAsync("/");
            await using var open = await created.Judged();
            isDisposed.SetResult();
            await isSettled.Task;
            open.Fail("of its own");
        }
    }

    /// <summary>A task with a judged call that throws: what the engine sees of it.</summary>
    async Task<Exception> EscapeAsync(Action<JudgedReply> judge)
    {
        try
        {
            await using var call = await Http.GetAsync("/").Judged();
            judge(call);
            throw new NotSupportedException("nothing was thrown");
        }
        catch (Exception exception)
        {
            Http.Settle(exception);
            return exception;
        }
    }
}
