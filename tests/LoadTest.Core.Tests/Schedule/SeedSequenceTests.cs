using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class SeedSequenceTests
{
    [Fact]
    public void The_seeds_of_a_run_are_the_same_on_every_machine() =>
        Assert.Equal([1_496_452_567, 1_950_115_356, 984_689_154], Enumerable.Range(0, 3).Select(i => SeedSequence.SeedOf(7, i)));

    [Fact]
    public void Users_of_one_run_hardly_share_seeds()
    {
        var seeds = Enumerable.Range(0, 10_000).Select(i => SeedSequence.SeedOf(1, i)).ToList();

        // 10,000 out of 2^31: 0.02 pairs are expected to collide.
        Assert.True(seeds.Distinct().Count() >= 9_998);
        Assert.All(seeds, seed => Assert.True(seed >= 0));
    }

    [Fact]
    public void Neighbouring_runs_do_not_share_the_seeds_of_shifted_users()
    {
        var first = Enumerable.Range(0, 1_000).Select(i => SeedSequence.SeedOf(1, i));
        var second = Enumerable.Range(0, 1_000).Select(i => SeedSequence.SeedOf(2, i));

        Assert.Empty(first.Intersect(second));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void Every_seed_of_a_run_gives_seeds_that_Random_takes(int runSeed) => Assert.True(SeedSequence.SeedOf(runSeed, 0) >= 0);
}
