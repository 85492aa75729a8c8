using FromLocust.BasicHttp;

namespace LoadTest.Samples.FromLocust;

public sealed class BasicHttpTests : ServiceTests
{
    [Fact]
    public void S_004_1_the_tasks_count_five_entries()
    {
        var tasks = LoadOf<BasicUser>().Definition.Populations[0].Plan.Entries;

        Assert.Equal([("IndexPage", 1), ("ViewItem", 3), ("SubmitForm", 1)], tasks.Select(task => (task.Name, task.Weight)));
    }

    [Fact]
    public async Task S_004_1_three_of_five_calls_view_an_item()
    {
        LoadOf<BasicUser>(users: 50, duration: 3_600).With("Iterations", 5_000).Run();

        // Of n = 5,000 picks with p = 3/5, the standard deviation is √(n p (1 − p)) = 34.6; four of them is one run in 16,000.
        var seen = await SeenAsync();
        Assert.InRange(seen.CountOf("GET /item"), 3_000 - 138, 3_000 + 138);
        Assert.Equal(5_000, seen.CountOf("GET /") + seen.CountOf("GET /item") + seen.CountOf("POST /submit"));
    }

    [Fact]
    public async Task S_004_1_the_item_is_asked_for_with_its_id_and_counted_without()
    {
        LoadOf<BasicUser>(users: 10, duration: 60).Run();

        var target = Assert.Single((await SeenAsync()).Routes["GET /item"].Targets);
        Assert.Equal("/item?id=5", target.Key);
        Assert.Equal(target.Value, Sent.Of("GET /item").Count);
    }

    [Fact]
    public async Task S_004_1_the_form_is_sent_as_JSON()
    {
        LoadOf<BasicUser>(users: 10, duration: 60).Run();

        var submitted = (await SeenAsync()).Routes["POST /submit"];
        Assert.Equal(["application/json; charset=utf-8"], submitted.Headers["Content-Type"].Keys);
        Assert.Equal(["200"], submitted.Statuses.Keys);
    }
}
