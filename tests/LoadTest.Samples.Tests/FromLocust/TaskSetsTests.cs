using FromLocust.TaskSets;
using LoadTest.Run;

namespace LoadTest.Samples.FromLocust;

public sealed class TaskSetsTests : ServiceTests
{
    const int Users = 20;

    // About 4,000 visits of a set, by the mean of 7 pages for browsing and 3 for purchasing with 2 s between them.
    const double Seconds = 3_600;

    [Fact]
    public async Task S_004_4_both_sets_run_and_users_browse_three_times_as_often_as_they_buy()
    {
        var outcome = LoadOf<ShopperUser>(Users, Seconds).Run();

        // Iterations that send nothing are the user's own, one for each visit, and the last one of each visit to the browsing set.
        var seen = await SeenAsync();
        var purchases = seen.CountOf("POST /checkout");
        AssertThreeToOne((IdleIterations(outcome) - purchases) / 2, purchases);
    }

    [Fact]
    public async Task S_004_4_sets_as_tasks_of_the_user_do_the_same()
    {
        var outcome = LoadOf<ShopperUserWithSets>(Users, Seconds).Run();

        AssertThreeToOne(IdleIterations(outcome), (await SeenAsync()).CountOf("POST /checkout"));
    }

    [Fact]
    public async Task S_004_4_a_browsing_user_looks_five_times_at_the_index_for_two_looks_at_the_page_about_us()
    {
        LoadOf<ShopperUser>(Users, Seconds).Run();

        // n picks with p = 5/7: four standard deviations.
        var seen = await SeenAsync();
        var (index, about) = (seen.CountOf("GET /"), seen.CountOf("GET /about"));
        var n = index + about;
        Assert.InRange(index, (n * 5 / 7.0) - (4 * Math.Sqrt(n * 10 / 49.0)), (n * 5 / 7.0) + (4 * Math.Sqrt(n * 10 / 49.0)));
    }

    [Fact]
    public async Task S_004_4_every_user_comes_back_from_both_sets_again_and_again()
    {
        LoadOf<ShopperUser>(Users, Seconds).Run();

        Assert.Equal(Users, (await SeenAsync()).Visitors.Count);
        Assert.All((await SeenAsync()).Visitors.Values, trail =>
        {
            var browsing = trail.Select(page => page is "GET /" or "GET /about").ToList();
            var changes = browsing.Zip(browsing.Skip(1)).Count(pair => pair.First != pair.Second);
            Assert.True(changes >= 10, $"The user changed its set {changes} times.");
        });
    }

    static long IdleIterations(RunOutcome outcome) => outcome.Iterations - outcome.Metrics.Total.Started;

    // Of n visits with p = 3/4: four standard deviations, and one visit of each user that the end has cut.
    static void AssertThreeToOne(long browsing, long purchasing)
    {
        var n = browsing + purchasing;
        var tolerance = (4 * Math.Sqrt(n * 3 / 16.0)) + Users;
        Assert.True(n > 3_000, $"There were {n} visits.");
        Assert.InRange(browsing, (n * 0.75) - tolerance, (n * 0.75) + tolerance);
    }
}
