using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class LookPlanTests
{
    [Theory]
    [InlineData(30, 30, "30")]
    [InlineData(30, 90, "30 60 90")]
    [InlineData(30, 70, "30 60 70")]
    [InlineData(30, 10, "30")]
    public void There_is_a_look_after_each_planned_length_and_at_the_longest(int planned, int longest, string ends)
    {
        var plan = PlanOf(planned, longest);

        Assert.Equal(ends, string.Join(' ', Enumerable.Range(0, plan.Count).Select(i => plan.EndOf(i).TotalSeconds)));
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(30, 90)]
    [InlineData(30, 70)]
    [InlineData(1, 100)]
    public void The_shares_of_all_looks_add_up_to_the_whole_error(int planned, int longest)
    {
        var plan = PlanOf(planned, longest);

        var shares = Enumerable.Range(0, plan.Count).Select(plan.ShareOf).ToList();

        Assert.Equal(1, shares.Sum(), precision: 12);
        Assert.All(shares, share => Assert.InRange(share, double.Epsilon, 1));
    }

    [Fact]
    public void There_are_at_most_20_looks()
    {
        var plan = PlanOf(1, 3_600);

        Assert.Equal(20, plan.Count);
        Assert.Equal(TimeSpan.FromHours(1), plan.EndOf(19));
    }

    [Fact]
    public void A_run_that_is_never_extended_spends_all_of_it_at_once() => Assert.Equal(1, PlanOf(30, 30).ShareOf(0));

    [Fact]
    public void Early_looks_spend_little() => Assert.Equal(1.0 / 9, PlanOf(30, 90).ShareOf(0), precision: 12);

    static LookPlan PlanOf(int planned, int longest) => new(TimeSpan.FromSeconds(planned), TimeSpan.FromSeconds(longest));
}
