using FromLocust.MilMove;
using LoadTest.Testing;

namespace LoadTest.Samples.FromLocust;

public sealed class MilMoveTests : ServiceTests
{
    [Fact]
    public async Task S_000_1_the_template_has_all_requests_and_the_address_its_id()
    {
        LoadOf<MyUser>(users: 20, duration: 600).Run();

        var seen = (await SeenAsync()).Routes["GET /prime/v1/move-task-orders/{id}"];
        Assert.Equal(["/prime/v1/move-task-orders/1"], seen.Targets.Keys);
        Assert.Equal(seen.Count, Sent.Of("GET /prime/v1/move-task-orders/{moveID}").Count);
        Assert.Equal([("application/json", seen.Count)], seen.Headers["Accept"].Select(header => (header.Key, header.Value)));
    }

    [Fact]
    public void S_000_1_responses_are_logged_in_one_form_and_only_the_first_few()
    {
        ResponseLog? log = null;

        LoadOf<MyUser>(users: 20, duration: 600).Prepared(run => log = run.Shared(() => new ResponseLog())).Run();

        var lines = log!.Lines.Where(line => line.StartsWith("DoSomething", StringComparison.Ordinal)).ToList(); // prepared above
        Assert.Equal(6, lines.Count);
        Assert.Equal(3, lines.Count(line => line.StartsWith("DoSomething: 200 http://127.0.0.1:", StringComparison.Ordinal) && line.EndsWith("/prime/v1/move-task-orders/1", StringComparison.Ordinal)));
        Assert.Equal(3, lines.Count(line => line == "DoSomething: move LOADED"));
    }

    [Theory]
    [InlineData("Tags", "mainTasks", true, false)]
    [InlineData("Tags", "doSomething", true, false)]
    [InlineData("Tags", "support", false, true)]
    [InlineData("ExcludeTags", "mainTasks", false, true)]
    [InlineData("ExcludeTags", "doSomething", false, true)]
    [InlineData("ExcludeTags", "support", true, false)]
    public void S_000_1_tags_choose_the_set_and_the_task(string setting, string tags, bool prime, bool support)
    {
        LoadOf<MyUser>(users: 20, duration: 120).With(setting, tags).Run();

        Assert.Equal((prime, support), (
            Sent.Of("GET /prime/v1/move-task-orders/{moveID}").Count > 0,
            Sent.Of("PATCH /support/v1/move-task-orders/{moveID}/available-to-prime").Count > 0));
    }

    [Fact]
    public void S_000_2_a_set_that_can_never_end_is_said_before_the_run()
    {
        var hint = Assert.Single(LoadOf<StuckUser>().Definition.Hints);

        Assert.Equal("LT3009", hint.Code);
        Assert.StartsWith("EndlessTasks can never end: none of its code calls Interrupt(), so a user that enters it never comes to the other tasks of StuckUser.", hint.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void S_000_2_users_of_such_a_set_do_get_stuck_in_it()
    {
        LoadOf<StuckUser>(users: 20, duration: 600).Run();

        Assert.All(Sent.ByUser(), user => Assert.Equal("/prime/v1/moves", user[^1].Name));
        Assert.All(Sent.All.Where(request => request.StartedAt > Some.Seconds(300)), request => Assert.Equal("/prime/v1/moves", request.Name));
    }

    [Fact]
    public void S_000_4_six_thousand_picks_are_as_five_to_one()
    {
        var plan = LoadOf<MyUser>().Definition.Populations[0].Plan;
        var menu = new TaskMenu(plan, new StubUser());

        var picks = Enumerable.Range(0, 6_000).Count(_ => menu.Next().Name == nameof(PrimeTasks));

        // Of n = 6,000 picks with p = 5/6: three standard deviations, √(n p (1 − p)) = 28.9 each.
        Assert.InRange(picks, 5_000 - 87, 5_000 + 87);
    }

    [Fact]
    public void S_000_4_waits_are_a_quarter_of_a_second_to_nine_seconds()
    {
        LoadOf<MyUser>(users: 50, duration: 3_600).Run();

        // A set that is left right away costs no wait, so what is between two requests is always one wait of the set.
        var waits = Sent.ByUser().SelectMany(user => user.Zip(user.Skip(1))).Select(pair => (pair.Second.StartedAt - pair.First.StartedAt).TotalSeconds).ToList();
        Assert.True(waits.Count > 30_000, $"There are {waits.Count} waits.");
        Assert.All(waits, wait => Assert.InRange(wait, 0.25, 9));

        // Uniform: the mean is 4.625 s, its standard error 2.53 s/√n; four of them.
        Assert.InRange(waits.Average(), 4.625 - (10.2 / Math.Sqrt(waits.Count)), 4.625 + (10.2 / Math.Sqrt(waits.Count)));
    }

    [Fact]
    public void S_000_7_tags_of_the_class_and_of_the_task_add_up()
    {
        var definition = LoadOf<MyUser>().Definition;

        var tasks = definition.Plans.Of(definition.Populations[0].Plan.Entries[0]).Entries;

        Assert.Equal(["Stop: mainTasks", "DoSomething: doSomething, mainTasks"], tasks.Select(task => $"{task.Name}: {string.Join(", ", task.Tags)}").Take(2));
    }
}
